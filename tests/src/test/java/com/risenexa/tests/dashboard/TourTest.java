package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.risenexa.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every view, as a visitor meets them. */
@Tag("browser")
class TourTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    private static final List<String> VIEWS =
            List.of("Live", "Failures", "Faults", "Startups & keys", "Checks", "Setup");

    @Test
    void by_mouse_all_views_are_one_click_away() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live();
            for (String view : VIEWS) {
                visit.page
                        .getByRole(AriaRole.NAVIGATION)
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(view))
                        .click();
                assertThat(visit.heading()).hasText(view);
                assertThat(visit.page).hasTitle(view + " · Risenexa sandbox");
                assertThat(visit.page.locator(".nav [aria-current=page]")).containsText(view);
            }
            visit.page.goBack();
            assertThat(visit.heading()).hasText("Checks");
        }
    }

    @Test
    @Tag("long")
    void by_keyboard_alone_all_views_keys_dialog_rows_filter_and_theme() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            new Traffic(sandbox).register("usr_first");
            new Traffic(sandbox).register("usr_second");
            visit.live();
            for (int i = 0; i < VIEWS.size(); i++) {
                visit.press(String.valueOf(i + 1));
                assertThat(visit.heading()).hasText(VIEWS.get(i));
                assertThat(visit.heading()).isFocused();
            }
            visit.press("?");
            assertThat(visit.page.locator("#keys")).isVisible();
            visit.press("Escape");
            assertThat(visit.page.locator("#keys")).isHidden();

            visit.press("1");
            assertThat(visit.rows()).hasCount(2);
            visit.press("j", "j", "Enter");
            assertThat(visit.heading()).hasText("Registration of usr_first");
            visit.press("1", "/");
            assertThat(visit.page.locator("#search")).isFocused();
            visit.page.keyboard().type("SECOND");
            assertThat(visit.rows()).hasCount(1);
            visit.press("Escape", "t");
            assertThat(visit.page.locator("html")).hasAttribute("data-theme", "light");
        }
    }

    @Test
    @Tag("long")
    void single_key_shortcuts_can_be_switched_off_and_stay_off() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live().press("?");
            visit.page.getByLabel("Single-key shortcuts").uncheck();
            visit.press("Escape");
            visit.page.reload();
            visit.live().press("1", "3", "s");

            assertThat(visit.heading()).hasText("Setup");
            assertThat(sandbox.attempts()).isEmpty();
            visit.press("?");
            assertThat(visit.page.locator("#keys")).isVisible();
        }
    }

    @Test
    @Tag("long")
    void the_theme_is_the_systems_until_one_is_chosen_and_then_stays() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live();
            Object light = background(visit.page);
            Locator button = visit.page.getByLabel("Theme: system. Switch");
            button.click();
            visit.page.getByLabel("Theme: light. Switch").click();
            assertThat(visit.page.getByLabel("Theme: dark. Switch")).isVisible();
            Object dark = background(visit.page);
            visit.page.reload();
            visit.live();

            assertThat(dark).isNotEqualTo(light);
            assertThat(background(visit.page)).isEqualTo(dark);
        }
    }

    private static Object background(Page page) {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    @Test
    @Tag("long")
    void a_link_leads_to_its_view_and_one_to_nowhere_to_live() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            new Traffic(sandbox).register("usr_1");
            visit.live().go("faults");
            assertThat(visit.heading()).hasText("Faults");
            visit.goTo("nothing-like-this", "live");
            assertThat(visit.heading()).hasText("Live");
            visit.go("event/demo/" + Traffic.id());
            assertThat(visit.page.getByText("Not in the ledger")).isVisible();
        }
    }
}
