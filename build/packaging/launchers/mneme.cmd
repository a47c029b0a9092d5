@echo off
rem The command line of the packaged application: its own executable, run as Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\Mneme.exe" "%~dp0..\app.asar\dist\cli\main.js" %*
exit /b %ERRORLEVEL%
