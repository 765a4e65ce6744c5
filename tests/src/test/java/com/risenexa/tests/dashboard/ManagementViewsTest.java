package com.risenexa.tests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.WaitCondition;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Faults, startups and keys, failures, checks, setup. */
@Tag("browser")
class ManagementViewsTest {
    @RegisterExtension
    static final Chrome CHROME = new Chrome();

    @Test
    void one_click_sets_a_fault_its_hits_are_seen_and_one_click_clears_it() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live().go("faults");
            assertThat(visit.page.getByText("No faults set")).isVisible();
            visit.page
                    .locator(".presets button")
                    .filter(has("Fail twice with 503"))
                    .click();
            Locator fault = visit.page.locator(".fault");
            assertThat(fault).containsText("503*2,ok");

            new Traffic(sandbox).register("usr_1");
            assertThat(fault).containsText("1 hit");
            assertThat(sandbox.attempts().get(0).outcome()).isEqualTo(Outcome.FAULTED);

            fault.getByText("Clear").click();
            assertThat(visit.page.getByText("No faults set")).isVisible();
            assertThat(sandbox.faults().list()).isEmpty();
        }
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void a_script_of_ones_own_is_set_with_its_match_and_a_wrong_one_is_explained() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live().go("faults");
            visit.page.locator("#script").fill("503*2,lost-akc");
            visit.press("Enter");
            assertThat(visit.page.locator(".error-text")).containsText("position 6");
            assertThat(visit.page.locator("#script")).hasAttribute("aria-invalid", "true");

            visit.page.locator("#script").fill("503*2,lost-ack");
            visit.page.getByLabel("User id").fill("usr_vip");
            visit.page.getByLabel("Script runs").selectOption("global");
            visit.button("Set this fault").click();
            assertThat(visit.page.locator(".fault")).containsText("user usr_vip");
            new Traffic(sandbox).register("usr_vip");
            assertThat(visit.page.locator(".fault")).containsText("1 of 3 steps");
            assertThat(sandbox.faults().list()).hasSize(1);
        }
    }

    @Test
    void a_startup_is_added_gets_a_key_that_works_is_emptied_and_deleted() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live().go("startups");
            visit.page.getByLabel("Slug").fill("No Slug");
            visit.press("Enter");
            assertThat(visit.page.locator(".error-text")).containsText("No Slug");
            visit.page.getByLabel("Slug").fill("acme");
            visit.press("Enter");
            Locator acme = visit.page.getByLabel("Startup acme");
            acme.getByText("New key").click();
            Locator key = acme.locator(".key-new code");
            assertThat(key).containsText("rxt_");
            Traffic traffic = new Traffic(sandbox);
            String body = traffic.body("user_registered", "usr_1", Traffic.id(), "");
            traffic.sendWithKey(body.replace("\"demo\"", "\"acme\""), key.textContent());
            assertThat(acme).containsText("1 registration,");

            acme.getByText("Delete events").click();
            visit.page.locator("dialog[open]").getByText("Delete events").click();
            assertThat(acme).containsText("0 registrations");
            acme.getByText("Delete startup").click();
            visit.button("Keep").click();
            assertThat(acme).hasCount(1);
            acme.getByText("Delete startup").click();
            visit.page.locator("dialog[open]").getByText("Delete startup").click();
            assertThat(acme).hasCount(0);
        }
    }

    @Test
    void refusals_stand_by_reason_with_what_to_do() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live().go("failures");
            assertThat(visit.page.getByText("No request was rejected")).isVisible();
            EveryOutcome.send(sandbox);
            assertThat(visit.page.locator(".failure")).hasCount(3);
            Locator scope = visit.page.locator(".failure").filter(has("key_scope_missing"));
            assertThat(scope).containsText("tracking:write");
            scope.getByText("Look at one").click();
            assertThat(visit.page.locator(".attempt")).containsText("answered 403");
        }
    }

    @Test
    void the_count_is_checked_and_the_clients_conduct_with_what_is_broken_first() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live().go("checks");
            assertThat(visit.page.getByText("No attempts to check yet")).isVisible();
            visit.press("s");
            sandbox.await(WaitCondition.counted(1).withTimeout(WaitCondition.LONGEST));
            EveryOutcome.send(sandbox);
            visit.button("Run again").click();
            assertThat(visit.page.getByText("Counted again from 12 attempts")).isVisible();
            assertThat(visit.page.locator(".rule").first()).containsText("violated");
            assertThat(visit.page.locator(".rule").last()).containsText("passed");
            assertThat(visit.page.locator(".rule").filter(has("user_agent"))).containsText("come from your browser");
        }
    }

    @Test
    void the_java_lines_of_setup_run_as_they_are_pasted(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live();
            visit.button("Java").click();
            assertThat(visit.page.locator(".setup pre")).not().containsText("curl");
            Compiled.run(
                    folder, sandbox.client(), visit.page.locator(".setup pre").textContent());

            visit.counts("user_registered", 1);
            assertThat(visit.page.getByText("Events arrive.")).isVisible();
        }
    }

    @Test
    void setup_has_lines_with_the_running_port_and_key_and_the_curl_line_works() {
        try (Sandbox sandbox = Sandbox.start();
                Visit visit = CHROME.visit(sandbox.baseUrl())) {
            visit.live();
            Locator lines = visit.page.locator(".setup pre");
            Map.of("Java", "TrackResult", "Spring", "risenexa.api-key", "CLI", "export RISENEXA_API_KEY")
                    .forEach((kind, typical) -> {
                        visit.button(kind).click();
                        assertThat(lines).containsText(typical);
                        assertThat(lines).containsText(sandbox.baseUrl());
                        assertThat(lines).containsText(sandbox.apiKey());
                    });
            visit.button("curl").click();
            assertThat(lines).containsText("curl -i " + sandbox.baseUrl());
            String line = lines.textContent();
            new Traffic(sandbox).send(line.substring(line.indexOf('{'), line.lastIndexOf('}') + 1));
            assertThat(visit.page.getByText("Events arrive.")).isVisible();
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        }
    }
}
