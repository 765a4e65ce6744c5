package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A visitor at the page. At the end of every visit it is checked that no request went elsewhere, no script failed, no
 * dialog of the browser opened, and nothing broke the content security policy.
 */
final class Visit implements AutoCloseable {
    final Page page;
    private final String baseUrl;
    private final BrowserContext context;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    Visit(Browser browser, String baseUrl, Window window) {
        this.baseUrl = baseUrl;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setColorScheme(window.theme())
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(Chrome.PATIENCE_MILLIS);
        context.onRequest(this::seen);
        page = context.newPage();
        page.onPageError(failures::add);
        page.onDialog(dialog -> {
            failures.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.addInitScript("window.violations = []; addEventListener('securitypolicyviolation',"
                + " event => violations.push(event.violatedDirective + ' ' + event.blockedURI))");
        page.navigate(baseUrl + "/");
    }

    private void seen(Request request) {
        if (!request.url().startsWith(baseUrl + "/")) {
            elsewhere.add(request.url());
        }
    }

    /** Follows a link of the page's own, such as {@code live} or {@code event/demo/…}, until its view is drawn. */
    Visit go(String view) {
        return goTo(view, view.split("/", 2)[0]);
    }

    /** Follows a link that leads to another view than it says. */
    Visit goTo(String link, String view) {
        page.navigate(baseUrl + "/#/" + link);
        assertThat(page.locator("main")).hasAttribute("data-view", view);
        return this;
    }

    /** Waits until the page says that it is connected. */
    Visit live() {
        return says("Live");
    }

    Visit says(String connection) {
        assertThat(page.locator(".link-state > span:nth-child(2)")).hasText(connection);
        return this;
    }

    /** The large number of a tile, by what it is about: {@code user_registered}, {@code lost} … */
    Locator tile(String about) {
        return page.locator("[data-tile=" + about + "] .tile-value");
    }

    /** Waits for a tile to show a number. */
    Visit counts(String about, long number) {
        assertThat(tile(about)).hasText(String.format(Locale.ROOT, "%,d", number));
        return this;
    }

    Locator rows() {
        return page.locator(".events tbody tr");
    }

    Locator row(String user) {
        return rows().filter(new Locator.FilterOptions().setHasText(user));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    Locator heading() {
        return page.locator("h1");
    }

    @Override
    public void close() {
        Object violations = page.evaluate("window.violations");
        context.close();
        assertThat(elsewhere).as("requests to another host").isEmpty();
        assertThat(failures).as("what went wrong on the page").isEmpty();
        assertThat(violations).as("against the content security policy").isEqualTo(List.of());
    }
}
