@echo off
cd /d "%~dp0"
xueshi build --lang zh-CN
pause
