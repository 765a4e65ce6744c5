# Finds the browser that the dashboard is tested in. Sourced by ./verify and .ci/run: POSIX sh. The tests look in the same
# places (tests/src/test/java/com/risenexa/tests/dashboard/Installed.java).

browser_wanted='apt-get install chromium (or a Chrome, and name it in CHROME_BIN)'

has_browser() {
    [ -f "${CHROME_BIN-}" ] && [ -x "${CHROME_BIN-}" ] && return
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome chrome.exe; do
        command -v "$name" >/dev/null && return
    done
    [ -x /Applications/Chromium.app/Contents/MacOS/Chromium ] \
        || [ -x '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' ] \
        || [ -x 'C:\Program Files\Google\Chrome\Application\chrome.exe' ]
}
