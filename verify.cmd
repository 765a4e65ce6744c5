@echo off
rem Checks everything once with the JDK in JAVA_HOME or on the PATH. In Git Bash, ./verify picks the newest JDK by itself.
setlocal
set "out=long"
if defined CHROME_BIN goto :found
where /q chrome.exe && goto :found
where /q chromium.exe && goto :found
if exist "C:\Program Files\Google\Chrome\Application\chrome.exe" goto :found
set "out=long,browser"
:found
echo verify: checks format, compiler, Error Prone, Javadoc and dependencies, and runs every test once; 10 to 15 minutes.
call "%~dp0mvnw.cmd" -f "%~dp0pom.xml" --no-transfer-progress --fail-at-end "-DexcludedGroups=%out%" verify %*
set "code=%errorlevel%"
if not "%out%"=="long" echo verify: NOT TESTED, for want of a Chrome (name it in CHROME_BIN): the dashboard and the shop's page.
if "%code%"=="0" (echo verify: passed) else echo verify: FAILED, see above, and target\surefire-reports of the module
exit /b %code%
