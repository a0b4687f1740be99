@echo off
cd /d "%~dp0"
xueshi merge-driver --install --lang zh-CN
pause
