package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.FakeSandbox;
import com.risenexa.cli.support.Local;
import com.risenexa.cli.support.Run;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxChecksTest {
    private static final String ID = "0b5c1a52-9d3f-4a6e-8f11-2c3d4e5f6a7b";

    private final Local local = Local.start();

    @AfterEach
    void stop() {
        local.close();
    }

    private String event(String user) {
        return "{\"event_type\":\"user_registered\",\"user_id\":\"" + user + "\",\"startup_slug\":\"demo\","
                + "\"event_id\":\"" + ID + "\"}";
    }

    @Test
    void wait_ends_with_0_as_soon_as_so_many_are_counted() {
        local.client().trackRegistration("usr_1");
        CompletableFuture<Run.Ended> waiting = CompletableFuture.supplyAsync(() ->
                local.call("sandbox", "wait", "--count", "2", "--type", "user_converted", "--timeout", "2m", "--json"));
        local.client().trackConversion("usr_1");
        local.client().trackConversion("usr_2");

        Run.Ended ended = waiting.join();

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json().keySet()).containsExactly("reached", "count", "items");
        assertThat(ended.json()).containsEntry("reached", true).containsEntry("count", 2);
        assertThat(local.call("sandbox", "wait", "--count=3").out()).isEqualTo("reached: 3 counted\n");
    }

    @Test
    void wait_ends_with_1_after_its_timeout_and_shows_what_came() {
        local.client().trackRegistration("usr_1");

        Run.Ended ended = local.call("sandbox", "wait", "--count", "2", "--timeout", "20ms");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith("not reached: 1 of 2 counted after 20 ms\n")
                .contains("usr_1");
        assertThat(local.call("sandbox", "wait", "--count=2", "--timeout=1ms", "--json")
                        .json())
                .containsEntry("reached", false)
                .containsEntry("count", 1);
    }

    @Test
    void wait_counts_attempts_with_an_outcome_and_from_a_number_on() {
        TrackingEvent twice = TrackingEvent.conversion("usr_1");
        local.client().track(twice);
        local.client().track(twice);

        assertThat(local.call("sandbox", "wait", "--count=1", "--outcome=duplicate")
                        .out())
                .isEqualTo("reached: 1 duplicate\n");
        assertThat(local.call("sandbox", "wait", "--count=1", "--after=2", "--timeout=1ms")
                        .exitCode())
                .isEqualTo(1);
        Run.Ended more = local.call("sandbox", "wait", "--count=3", "--outcome=duplicate", "--timeout=1ms");
        assertThat(more.out()).contains("1 of 3 duplicate", "202 duplicate");
    }

    @Test
    void exactly_refuses_one_more_at_once_and_settles_otherwise() {
        local.client().trackRegistration("usr_1");
        local.client().trackRegistration("usr_2");

        Run.Ended more = local.call("sandbox", "wait", "--count=1", "--exactly", "--timeout=60s");
        Run.Ended exactly = local.call("sandbox", "wait", "--count=2", "--exactly", "--settle=10ms");

        assertThat(more.exitCode()).isEqualTo(1);
        assertThat(more.out()).contains("not reached: more than 1 counted");
        assertThat(exactly.exitCode()).isZero();
    }

    @Test
    void a_long_wait_is_asked_in_parts_that_the_sandbox_takes() throws IOException {
        List<String> asked = new ArrayList<>();
        try (FakeSandbox fake = new FakeSandbox("/wait", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            String answer = "{\"reached\":" + (asked.size() == 3) + ",\"count\":1,\"items\":[]}";
            FakeSandbox.answer(exchange, asked.size() == 3 ? 200 : 408, answer.length(), answer);
        })) {
            String[] call = "sandbox wait --count 2 --exactly --settle 3s --timeout 180s".split(" ");
            assertThat(new Run().sandboxPort(fake.port()).call(call).exitCode()).isZero();
        }
        assertThat(asked)
                .hasSize(3)
                .allMatch(query -> query.contains("settle=3000ms") && query.endsWith("timeout=60000ms"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait",
                "wait --count=-1",
                "wait --count=many",
                "wait --count=1 --timeout=soon",
                "wait --count=1 --settle=1s",
                "wait --count=1 --exactly --settle=61s",
                "wait --count=1 --after=-1",
                "audit --max-retries=101",
                "audit --max-retries=few"
            })
    void what_cannot_be_read_is_wrong_usage(String words) {
        Run.Ended ended = local.call(("sandbox " + words).split(" "));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).containsPattern("--(count|timeout|settle|after|max-retries)");
    }

    @Test
    void an_audit_of_a_client_that_behaves_is_0_and_names_every_rule() {
        local.client().trackRegistration("usr_1");
        local.client().trackRegistration("someone@example.org");

        Run.Ended text = local.call("sandbox", "audit");
        Map<String, ?> json = local.call("sandbox", "audit", "--json").json();

        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("audit ok: 2 attempts, 2 deliveries", "✓  backoff", "!  no_email");
        assertThat(json.keySet()).containsExactly("ok", "attempts", "deliveries", "rules");
        assertThat((List<?>) json.get("rules")).hasSize(12);
    }

    @Test
    void an_audit_that_finds_something_is_1_unless_a_restart_or_the_retries_explain_it() {
        local.sandbox().faults().everyEvent("503 forever");
        for (int i = 0; i < 6; i++) {
            local.send(event("usr_1"));
        }

        Run.Ended found = local.call("sandbox", "audit");

        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out())
                .contains("audit failed: 6 attempts, 1 delivery", "✗  backoff", "✗  max_attempts", "seq 2:");
        assertThat(local.call("sandbox", "audit", "--max-retries=any").out()).contains("✗  backoff", "✓  max_attempts");
        assertThat(local.call("sandbox", "audit", "--restarts").out()).doesNotContain("backoff", "max_attempts");
        assertThat(local.call("sandbox", "audit", "--startup=other").exitCode())
                .as("a startup that does not exist")
                .isEqualTo(1);
    }

    @Test
    void failures_are_grouped_with_what_to_do() {
        assertThat(local.call("sandbox", "failures").err()).contains("Nothing was rejected");
        for (int i = 0; i < 12; i++) {
            local.send("{}");
        }
        local.send("no json");

        Run.Ended text = local.call("sandbox", "failures");
        Map<String, ?> json = local.call("sandbox", "failures", "--json").json();

        assertThat(text.exitCode()).isZero();
        List<String> lines = text.out().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("   12  startup_unknown ");
        assertThat(lines.get(2)).startsWith("       Check startup_slug");
        assertThat(lines.get(3)).startsWith("    1  json_malformed ");
        assertThat((List<?>) json.get("items")).hasSize(2);
    }
}
