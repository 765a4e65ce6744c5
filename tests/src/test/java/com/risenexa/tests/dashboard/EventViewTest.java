package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.TurnedClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One event, and why it was or was not counted. */
@Tag("browser")
class EventViewTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    @Test
    void it_tells_which_attempt_counted_what_the_others_did_and_what_came_too_early() {
        try (Sandbox sandbox = new TurnedClock(Duration.ZERO).stop().start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.go("event/demo/" + EveryOutcome.send(sandbox));
            assertThat(visit.page.locator(".banner"))
                    .hasText(
                            "Counted once, though it was sent 3 times. Attempt 2 counted it; the repeat changed no counter.");
            Locator attempts = visit.page.locator(".attempt");
            assertThat(attempts).hasCount(3);
            assertThat(attempts.nth(0)).containsText("A fault was injected before the event was applied");
            assertThat(attempts.nth(1)).containsText("Counted the event, then withheld the answer");
            assertThat(attempts.nth(2)).containsText("Same id, same payload");
            assertThat(visit.page.locator(".gap").first()).containsText("a client waits at least 800 ms");
            assertThat(visit.page.locator(".gap").first()).containsText("too early");
            assertThat(visit.page.locator(".facts-grid pre")).containsText("12345678901234567890");
        }
    }

    @Test
    void the_gap_after_a_retry_after_is_what_the_server_asked_for() {
        try (Sandbox sandbox = Sandbox.builder().timeScale(1000).start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            String id = Traffic.id();
            String body = traffic.body("user_registered", "usr_1", id, "");
            traffic.send(body, "X-Sandbox-Fault", "429:retry-after=7,ok");
            traffic.send(body, "X-Sandbox-Fault", "429:retry-after=7,ok");
            visit.go("event/demo/" + id);

            assertThat(visit.page.locator(".gap")).containsText("the server asked for at least 7 ms");
        }
    }

    @Test
    void escape_goes_back_to_live() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.go("event/demo/" + EveryOutcome.send(sandbox));
            assertThat(visit.page.locator(".attempt")).hasCount(3);
            visit.press("Escape");
            assertThat(visit.page.locator("main")).hasAttribute("data-view", "live");
        }
    }

    @Test
    void it_grows_while_it_is_looked_at() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            String id = Traffic.id();
            traffic.send(traffic.body("user_registered", "usr_1", id, ""));
            visit.live().go("event/demo/" + id);
            assertThat(visit.page.locator(".banner")).hasText("Counted once.");
            traffic.send(traffic.body("user_registered", "usr_1", id, ""));
            assertThat(visit.page.locator(".attempt")).hasCount(2);
        }
    }

    @Test
    void it_is_copied_as_curl_and_as_java_that_sends_the_same_event(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            String id = EveryOutcome.send(sandbox);
            visit.live().go("event/demo/" + id);
            visit.button("Copy as curl").first().click();
            assertThat(visit.page.locator(".toast")).hasText("curl command copied");
            assertThat(clipboard(visit))
                    .startsWith("curl -i -X POST '" + sandbox.baseUrl() + "/api/v1/track'")
                    .contains("$RISENEXA_API_KEY")
                    .doesNotContain(sandbox.apiKey());
            visit.button("Copy as Java").click();
            assertThat(visit.page.locator(".toast")).hasText("Java line copied");
            assertThat(clipboard(visit))
                    .startsWith("client.track(TrackingEvent.registration(\"usr_1\")")
                    .contains(".withEventId(UUID.fromString(\"" + id + "\"))")
                    .contains("\"seats\", new BigDecimal(\"12345678901234567890\")")
                    .contains("\"tags\", Arrays.asList(\"a\", null)");

            Compiled.run(folder, sandbox.client(), clipboard(visit));
            assertThat(visit.page.locator(".attempt")).hasCount(4);
            assertThat(visit.page.locator(".attempt").nth(3)).containsText("Duplicate");
        }
    }

    private static String clipboard(Visit visit) {
        return (String) visit.page.evaluate("navigator.clipboard.readText()");
    }

    @Test
    void a_refused_request_has_a_page_too_with_the_reason() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            EveryOutcome.send(sandbox);
            visit.go("live").live();
            visit.row("key_unknown").click();
            assertThat(visit.page.locator(".banner")).containsText("This sandbox does not know the key");
            assertThat(visit.page.locator(".attempt")).containsText("answered 401");
        }
    }

    @Test
    void a_replay_is_one_more_attempt_that_counts_nothing() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            Traffic traffic = new Traffic(sandbox);
            String id = Traffic.id();
            traffic.send(traffic.body("user_registered", "usr_1", id, ""));
            visit.live().go("event/demo/" + id);
            visit.button("Replay").click();
            assertThat(visit.page.locator(".attempt")).hasCount(2);
            assertThat(visit.page.locator(".attempt").nth(1)).containsText("Duplicate");
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        }
    }
}
