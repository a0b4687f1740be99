@echo off
cd /d "%~dp0"
xueshi check --lang en
pause
