package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.internal.embed.ClockedSandbox;
import com.risenexa.sandbox.support.HandClock;
import com.risenexa.sandbox.support.Http;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule, kept by a client and broken by one. Time is turned by hand. */
class AuditTest {
    private static final String AGENT = "risenexa-tracking-java/0.1.0";

    private final HandClock clock = new HandClock();
    private final Sandbox sandbox = ClockedSandbox.start(clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Waits, then sends; the status is checked so that a test means what it says. */
    private void send(double wait, String body, String fault, int status) {
        clock.pass(wait);
        assertThat(Http.track(sandbox, body, "User-Agent", AGENT, "X-Sandbox-Fault", fault)
                        .statusCode())
                .isEqualTo(status);
    }

    /** The same event again and again under one script. */
    private void walk(String body, String script, double... waits) {
        for (double wait : waits) {
            clock.pass(wait);
            Http.track(sandbox, body, "User-Agent", AGENT, "X-Sandbox-Fault", script);
        }
    }

    private Map<String, Object> audit(String query) {
        return Http.json(Http.get(sandbox, "/_sandbox/audit" + query));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rules(String query) {
        return (List<Map<String, Object>>) audit(query).get("rules");
    }

    /** The rules that are broken, with how often. */
    private List<String> broken(String query) {
        List<String> broken = new ArrayList<>();
        for (Map<String, Object> rule : rules(query)) {
            if (rule.get("result").equals("fail")) {
                broken.add(rule.get("rule") + " " + rule.get("count"));
            }
        }
        return broken;
    }

    @Test
    void a_client_that_behaves_breaks_no_rule() {
        walk(registration("u", id(1)), "503*3,ok", 0, 0.8, 1.6, 3.2);
        send(0, registration("v", id(2)), "ok", 202);

        assertThat(broken("")).isEmpty();
        assertThat(audit(""))
                .containsEntry("ok", true)
                .containsEntry("attempts", BigDecimal.valueOf(5))
                .containsEntry("deliveries", BigDecimal.valueOf(2));
    }

    @Test
    void r16_no_more_than_an_hour_is_owed_whatever_retry_after_says() {
        send(0, registration("u", id(1)), "429:retry-after=999999999,ok", 429);
        send(30, registration("u", id(1)), "429:retry-after=999999999,ok", 202);
        send(0, registration("v", id(2)), "503:retry-after=date+999999999,ok", 503);
        send(30, registration("v", id(2)), "503:retry-after=date+999999999,ok", 202);

        assertThat(broken("")).containsExactly("retry_after 2");
        assertThat(rules("").toString())
                .contains("30.000 s after attempt 1; at least 3600.000 s")
                .contains("30.000 s after attempt 3; at least 3600.000 s")
                .contains("No attempt comes before Retry-After, or one hour, is over.");
        send(3600, registration("w", id(3)), "429:retry-after=999999999,ok", 429);
        send(3600, registration("w", id(3)), "429:retry-after=999999999,ok", 202);
        assertThat(broken("")).containsExactly("retry_after 2");
    }

    @Test
    void one_id_per_event_a_retry_under_a_new_id_is_found() {
        send(0, registration("u", id(1)), "503", 503);
        send(1, registration("u", id(2)), "ok", 202);

        assertThat(broken("")).containsExactly("one_id_per_event 1");
        assertThat(rules("").get(0).toString())
                .contains("seq=2")
                .contains(id(2))
                .contains("attempt 1");
    }

    @Test
    void one_id_per_event_a_new_moment_hides_nothing() {
        send(0, event("user_registered", "u", id(1), ",\"occurred_at\":\"2026-04-01T12:00:00Z\""), "503", 503);
        send(1, event("user_registered", "u", id(2), ",\"occurred_at\":\"2026-04-01T12:00:01Z\""), "ok", 202);

        assertThat(broken("")).containsExactly("one_id_per_event 1");
    }

    @Test
    void one_id_per_event_two_alike_that_are_both_retried_are_two_events() {
        send(0, registration("u", id(1)), "503*2,ok", 503);
        send(0.1, registration("u", id(2)), "503,ok", 503);
        send(1, registration("u", id(1)), "503*2,ok", 503);
        send(0.2, registration("u", id(2)), "503,ok", 202);
        send(2, registration("u", id(1)), "503*2,ok", 202);
        send(0, registration("other", id(3)), "503", 503);
        send(0, registration("another", id(4)), "ok", 202);

        assertThat(broken("")).isEmpty();
    }

    @Test
    void same_bytes_a_retry_that_says_the_same_in_other_bytes_is_found() {
        send(0, registration("u", id(1)), "503,ok", 503);
        send(1, registration("u", id(1)).replace("{", "{ "), "503,ok", 202);

        assertThat(broken("")).containsExactly("same_bytes 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"429:retry-after=10,ok", "503:retry-after=10,ok", "429:retry-after=date+10,ok"})
    void retry_after_is_waited_for(String script) {
        walk(registration("u", id(1)), script, 0, 10);
        assertThat(broken("")).isEmpty();

        walk(registration("u", id(2)), script, 0, 9);
        assertThat(broken("")).containsExactly("retry_after 1");
        assertThat(broken("?restarts=true")).isEmpty();
    }

    @Test
    void retry_after_of_the_limiter_counts_like_that_of_a_fault() {
        Http.call(sandbox, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"1/h\",\"burst\":1}");
        send(0, registration("u", id(1)), "ok", 202);
        send(0, registration("u", id(2)), "ok", 429);
        send(1, registration("u", id(2)), "ok", 429);

        assertThat(broken("")).containsExactly("retry_after 1");
    }

    @Test
    void retry_after_shorter_than_the_backoff_takes_its_place_and_one_that_cannot_be_read_does_not() {
        walk(registration("u", id(1)), "429:retry-after=0,ok", 0, 0.01);
        assertThat(broken("")).isEmpty();
        walk(registration("u", id(2)), "500:retry-after=0,ok", 0, 0.01);
        assertThat(broken("")).containsExactly("backoff 1");
    }

    @Test
    void backoff_each_retry_has_its_own_least_distance() {
        walk(registration("u", id(1)), "503*3,ok", 0, 0.79, 1.6, 3.2);
        assertThat(broken("")).as("a percent is left for clocks").containsExactly("backoff 1");
        walk(registration("u", id(2)), "503*3,ok", 0, 0.8, 1.6, 3.15);
        assertThat(broken("")).containsExactly("backoff 2");
    }

    @Test
    void backoff_a_constant_one_is_too_short_from_the_second_retry_on() {
        walk(registration("u", id(1)), "503*3,ok", 0, 1, 1, 1);

        assertThat(broken("")).containsExactly("backoff 2");
        assertThat(broken("?restarts=true")).isEmpty();
        assertThat(rules("").toString()).contains("1.000 s after attempt 2; at least 1.600 s");
    }

    @Test
    void max_attempts_counts_each_one_too_many() {
        walk(registration("u", id(1)), "503 forever", 0, 1, 2, 4, 8, 16);

        assertThat(broken("")).containsExactly("max_attempts 2");
        assertThat(broken("?max_retries=5")).isEmpty();
        assertThat(broken("?max_retries=0")).containsExactly("max_attempts 5");
        assertThat(broken("?max_retries=any")).isEmpty();
        assertThat(broken("?restarts=true")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 422})
    void no_retry_after_refusal(int status) {
        send(0, registration("u", id(1)), status + ",ok", status);
        assertThat(broken("")).isEmpty();
        send(5, registration("u", id(1)), status + ",ok", 202);

        assertThat(broken("")).containsExactly("no_retry_after_refusal 1");
    }

    @Test
    void a_delivery_ends_with_a_202_with_a_refusal_and_with_a_minute_of_quiet() {
        String body = registration("u", id(1));
        send(0, body, "ok", 202);
        send(0, body, "ok", 202);

        String late = registration("u", id(2));
        send(0, late, "503 forever", 503);
        send(60, late, "503 forever", 503);

        String parked = registration("u", id(3)).replace("demo", "acme");
        send(0, parked, "ok", 404);
        Http.call(sandbox, "POST", "/_sandbox/startups", "{\"slug\":\"acme\"}");
        send(0, parked, "ok", 202);

        assertThat(broken("")).isEmpty();
        assertThat(audit("")).containsEntry("deliveries", BigDecimal.valueOf(6));
    }

    @Test
    void a_lost_answer_settles_nothing() {
        clock.pass(0);
        try {
            Http.track(sandbox, registration("u", id(1)), "User-Agent", AGENT, "X-Sandbox-Fault", "lost-ack,ok");
        } catch (java.io.UncheckedIOException expected) {
            assertThat(expected).hasCauseInstanceOf(java.io.IOException.class);
        }
        send(0.1, registration("u", id(1)), "lost-ack,ok", 202);

        assertThat(broken("")).containsExactly("backoff 1");
    }

    @Test
    void uuid_and_its_version() {
        send(0, registration("u", "usr-1-signup"), "ok", 422);
        send(0, registration("u", "018f3c5e-7f1a-7abc-8def-0123456789ab"), "ok", 202);

        assertThat(broken("")).containsExactly("uuid 1", "uuid_v4 1");
        assertThat(audit("")).containsEntry("ok", false);
    }

    @Test
    void a_warning_alone_leaves_the_audit_ok() {
        send(0, registration("ann@example.com", id(1)), "ok", 202);

        assertThat(broken("")).containsExactly("no_email 1");
        assertThat(audit("")).containsEntry("ok", true);
        assertThat(rules("").toString()).as("the address is not repeated").doesNotContain("ann@");
    }

    @Test
    void content_type_and_user_agent() {
        Http.track(sandbox, registration("u", id(1)), "User-Agent", "curl/8.0");
        Http.call(sandbox, "POST", "/api/v1/track", registration("u", id(2)));

        assertThat(broken("")).containsExactly("content_type 1", "user_agent 2");
    }

    @Test
    void spread_retries_of_many_events_at_one_distance_are_found() {
        for (int i = 1; i <= 12; i++) {
            send(0.001, registration("u" + i, id(i)), "503,ok", 503);
        }
        clock.pass(1 - 0.012);
        for (int i = 1; i <= 12; i++) {
            send(0.001, registration("u" + i, id(i)), "503,ok", 202);
        }
        assertThat(broken("")).containsExactly("spread 5");
    }

    @Test
    void spread_retries_that_chance_moves_are_not() {
        for (int i = 1; i <= 12; i++) {
            send(0, registration("u" + i, id(i)), "503,ok", 503);
        }
        clock.pass(0.8);
        for (int i = 1; i <= 12; i++) {
            send(0.4 / 12, registration("u" + i, id(i)), "503,ok", 202);
        }
        assertThat(broken("")).isEmpty();
    }

    @Test
    void one_startup_alone_and_replays_left_out() {
        Http.track(sandbox, registration("u", id(1)));
        assertThat(Http.call(sandbox, "POST", "/_sandbox/startups", "{\"slug\":\"other\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(broken("?startup=other")).isEmpty();
        assertThat(Http.call(sandbox, "POST", "/_sandbox/attempts/1/replay", "").statusCode())
                .isEqualTo(201);
        assertThat(audit("")).containsEntry("attempts", BigDecimal.ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_retries=-1", "max_retries=some", "restarts=yes"})
    void a_parameter_that_cannot_be_used_is_400(String query) {
        assertThat(Http.get(sandbox, "/_sandbox/audit?" + query).statusCode()).isEqualTo(400);
    }
}
