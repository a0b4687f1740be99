@echo off
cd /d "%~dp0"
xueshi build --lang en
pause
