@echo off
rem The risenexa command on Windows: runs risenexa.jar with the Java of JAVA_HOME, else the one of the PATH.
setlocal EnableExtensions DisableDelayedExpansion
set "RX_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "RX_JAVA=%JAVA_HOME%\bin\java.exe"
"%RX_JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo risenexa: No Java was found: install JDK 25 ^(https://adoptium.net^), or set JAVA_HOME to a JDK that you have. 1>&2
    exit /b 2
)
"%RX_JAVA%" -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "%~dp0..\lib\risenexa.jar" %*
exit /b %errorlevel%
