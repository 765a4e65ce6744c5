@echo off
rem Runs the risenexa command from this checkout on Windows, as ./risenexa does elsewhere.
setlocal EnableExtensions DisableDelayedExpansion
set "RX_JAVA="
set "RX_JAR="
for /f "usebackq tokens=1,* delims==" %%A in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0scripts\launcher.ps1"`) do (
    if "%%A"=="java" set "RX_JAVA=%%B"
    if "%%A"=="jar" set "RX_JAR=%%B"
    if "%%A"=="exit" exit /b %%B
)
if not defined RX_JAVA exit /b 70
"%RX_JAVA%" -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "%RX_JAR%" %*
exit /b %errorlevel%
