package com.risenexa.tests.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The Chromium of this machine, started once for all tests of the dashboard and closed after the last. */
final class Chrome implements BeforeAllCallback {
    /** Slow machines draw slowly; what is awaited comes at once on a quick one. */
    static final int PATIENCE_MILLIS = 120_000;

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-gpu");

    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(Namespace.create(Chrome.class))
                .computeIfAbsent(Started.class, key -> Started.now(), Started.class)
                .browser;
    }

    /** A browser window of a visitor's own at the page of a sandbox. */
    Visit visit(String baseUrl, Window window) {
        return new Visit(browser, baseUrl, window);
    }

    Visit visit(String baseUrl) {
        return visit(baseUrl, Window.WIDE);
    }

    private static final class Started implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;

        private Started(Playwright playwright, Browser browser) {
            this.playwright = playwright;
            this.browser = browser;
        }

        static Started now() {
            Path chromium = Installed.chromium();
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(QUIET));
            return new Started(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
