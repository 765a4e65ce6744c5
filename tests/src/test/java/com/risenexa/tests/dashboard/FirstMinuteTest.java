package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who has never heard of Risenexa opens the page. */
@Tag("browser")
class FirstMinuteTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    @Test
    void by_mouse_an_event_arrives_then_an_answer_is_lost_and_the_event_counted_once() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            assertThat(visit.heading()).hasText("Setup");
            assertThat(visit.page.getByText("Waiting for the first event")).isVisible();

            visit.button("Send a registration").click();
            visit.counts("user_registered", 1);
            assertThat(visit.page.locator(".try-verdict")).hasText("Counted once.");

            visit.page.getByText("Watch them live").click();
            assertThat(visit.heading()).hasText("Live");
            assertThat(visit.rows()).hasCount(1);

            visit.button("Send another").click();
            visit.page.locator("[data-preset=lost-ack]").click();
            assertThat(visit.page.locator(".try-verdict")).containsText("Counted once, though it was sent 2 times.");
            sees_it_counted_once(visit, sandbox);
        }
    }

    @Test
    void by_keyboard_alone_the_same() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            assertThat(visit.heading()).hasText("Setup");
            visit.live();

            visit.press("s");
            visit.counts("user_registered", 1);
            visit.press("1");
            assertThat(visit.heading()).hasText("Live");
            assertThat(visit.heading()).isFocused();
            assertThat(visit.button("Send another")).isEnabled();

            tabTo(visit, visit.button("Send another"));
            visit.press("Enter");
            tabTo(visit, visit.page.locator("[data-preset=lost-ack]"));
            visit.press("Enter");
            assertThat(visit.page.locator(".try-verdict")).containsText("Counted once, though it was sent 2 times.");
            sees_it_counted_once(visit, sandbox);
        }
    }

    @Test
    void no_answer_of_a_test_event_is_broken_over_two_lines_on_a_small_screen() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl(), new Window(390, 844, ColorScheme.LIGHT))) {
            visit.live();
            visit.page.locator("[data-preset=lost-ack]").click();
            assertThat(visit.page.locator(".try-verdict")).isVisible();

            assertThat(visit.page.evaluate("[...document.querySelectorAll('.try-steps .num')]"
                            + ".filter(text => text.getClientRects().length !== 1"
                            + " || text.offsetHeight > 1.9 * parseFloat(getComputedStyle(text).fontSize)"
                            + " || text.scrollWidth > text.closest('li').clientWidth).map(text => text.textContent)"))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void a_sum_below_zero_has_a_minus_sign_and_no_hyphen() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            traffic.send(traffic.body("user_converted", "usr_1", Traffic.id(), ",\"action\":\"remove\""));
            visit.go("live").live();
            assertThat(visit.tile("user_converted")).hasText("\u22121");

            visit.go("startups");
            assertThat(visit.page.locator("main")).containsText("\u22121 conversion");
        }
    }

    /** As far as it takes, from wherever the focus is. */
    static void tabTo(Visit visit, Locator wanted) {
        for (int presses = 0; presses < 120; presses++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            visit.press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static void sees_it_counted_once(Visit visit, Sandbox sandbox) {
        visit.counts("user_registered", 2).counts("duplicate", 1).counts("lost", 1);
        assertThat(visit.rows()).hasCount(2);
        assertThat(visit.rows().first().locator(".pip")).hasCount(2);
        assertThat(visit.rows().first()).containsText("Counted once");

        assertThat(sandbox.counters().registered().net()).isEqualTo(2);
        assertThat(sandbox.attempts())
                .extracting(SandboxAttempt::outcome)
                .containsExactly(Outcome.COUNTED, Outcome.LOST, Outcome.DUPLICATE);
        assertThat(sandbox.attempts().get(2).at())
                .as("the page waits as the contract says")
                .isAfterOrEqualTo(sandbox.attempts().get(1).at().plusMillis(800));
        assertThat(sandbox.verify().ok()).isTrue();
    }
}
