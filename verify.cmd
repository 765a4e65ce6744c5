@echo off
rem Checks everything with the JDK in JAVA_HOME or on the PATH. In Git Bash, ./verify picks the newest JDK by itself.
call "%~dp0mvnw.cmd" -f "%~dp0pom.xml" --no-transfer-progress verify %*
exit /b %errorlevel%
