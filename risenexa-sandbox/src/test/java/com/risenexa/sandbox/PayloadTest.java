package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    @Test
    void r25_absent_occurred_at_means_the_sandboxs_clock() {
        try (Sandbox sandbox = Sandbox.start()) {
            Instant before = Instant.now().minusMillis(1);
            Http.track(sandbox, event("user_registered", "u", id(1), ""));

            assertThat(sandbox.events().get(0).occurredAt()).isBetween(before, Instant.now());
        }
    }

    @Test
    void r25_a_given_occurred_at_is_kept() {
        try (Sandbox sandbox = Sandbox.start()) {
            Http.track(sandbox, event("user_registered", "u", id(1), ",\"occurred_at\":\"2026-04-01T14:00:00+02:00\""));

            assertThat(sandbox.events().get(0).occurredAt()).isEqualTo(Instant.parse("2026-04-01T12:00:00Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"plan\":\"pro\",\"seats\":3,\"price\":9.90,\"trial\":false,\"coupon\":null}",
                "{\"deep\":{\"list\":[1,[2,[3]],{\"a\":\"b\"}]}}",
                "{\"text\":\"\\u0000 \\ud83d\\ude00 \\\" \\\\ / \\n äöü 日本\"}",
                "{\"big\":123456789012345678901234567890.123456789,\"e\":1E+400}",
                "{\"\":\"\",\"a b\":\"<img src=x onerror=alert(1)>\"}"
            })
    void r25_metadata_comes_back_equal(String metadata) {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(Http.track(sandbox, event("user_registered", "u", id(1), ",\"metadata\":" + metadata))
                            .statusCode())
                    .isEqualTo(202);

            assertThat(sandbox.events().get(0).metadata()).isEqualTo(metadata);
            assertThat(Http.get(sandbox, "/_sandbox/events/" + id(1)).body()).contains("\"metadata\":" + metadata);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user_id\":\"u\",\"event_type\":\"user_registered\",\"startup_slug\":\"demo\",\"event_id\":\"ID\",\"metadata\":{\"n\":1.0,\"m\":2}}",
                " { \"event_id\" : \"ID\", \"metadata\" : {\"m\":2.00,\"n\":1}, \"action\":\"add\", \"user_id\":\"\\u0075\",\"event_type\":\"user_registered\",\"startup_slug\":\"demo\" } "
            })
    void r26_the_same_payload_in_other_words_is_a_duplicate(String body) {
        try (Sandbox sandbox = Sandbox.builder().strict(true).start()) {
            Http.track(sandbox, event("user_registered", "u", id(1), ",\"metadata\":{\"n\":1,\"m\":2}"));

            assertThat(Http.track(sandbox, body.replace("ID", id(1))).statusCode())
                    .isEqualTo(202);
            assertThat(Http.lastAttempt(sandbox)).containsEntry("outcome", "duplicate");
        }
    }

    @Test
    void r26_another_payload_under_a_counted_id_is_accepted_uncounted_and_flagged() {
        try (Sandbox sandbox = Sandbox.start()) {
            Http.track(sandbox, event("user_registered", "u", id(1), ""));

            assertThat(Http.track(sandbox, event("user_registered", "other", id(1), ""))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(Http.lastAttempt(sandbox)).containsEntry("outcome", "conflict");
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
            assertThat(sandbox.events())
                    .singleElement()
                    .extracting(SandboxEvent::userId)
                    .isEqualTo("u");
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    @Test
    void a_strict_sandbox_refuses_another_payload_by_422() {
        try (Sandbox sandbox = Sandbox.builder().strict(true).start()) {
            Http.track(sandbox, event("user_registered", "u", id(1), ""));

            var answer = Http.track(sandbox, event("user_converted", "u", id(1), ""));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("event_conflict").contains("another payload");
            assertThat(Http.lastAttempt(sandbox)).containsEntry("outcome", "conflict");
            assertThat(sandbox.counters().converted().net()).isZero();
        }
    }

    @Test
    void an_exponent_of_any_size_is_kept_and_compared() {
        try (Sandbox sandbox = Sandbox.start()) {
            String vast = event("user_registered", "u", id(1), ",\"metadata\":{\"a\":1e99999999999}");
            Http.track(sandbox, vast);
            Http.track(sandbox, vast.replace(":1e", ": 1e"));
            Http.track(sandbox, vast.replace("1e9", "1e8"));

            assertThat(sandbox.attempts())
                    .extracting(SandboxAttempt::outcome)
                    .containsExactly(Outcome.COUNTED, Outcome.DUPLICATE, Outcome.CONFLICT);
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }
}
