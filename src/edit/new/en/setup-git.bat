@echo off
cd /d "%~dp0"
xueshi merge-driver --install --lang en
pause
