package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    @Test
    void over_the_limit_is_429_with_retry_after_and_nothing_is_applied() {
        try (Sandbox sandbox = Sandbox.builder().rateLimit("2/h").start()) {
            Http.track(sandbox, registration("u", id(1)));
            Http.track(sandbox, registration("u", id(2)));

            var answer = Http.track(sandbox, registration("u", id(3)));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0))
                    .isBetween(1700L, 1800L);
            assertThat(answer.body()).contains("rate_limited");
            assertThat(Http.lastAttempt(sandbox)).containsEntry("outcome", "rejected");
            assertThat(sandbox.counters().registered().net()).isEqualTo(2);
            assertThat(sandbox.events()).hasSize(2);
        }
    }

    @Test
    void a_limited_attempt_uses_up_no_step_of_a_fault() {
        try (Sandbox sandbox =
                Sandbox.builder().rateLimit("1/h").fault("503,ok").start()) {
            assertThat(Http.track(sandbox, registration("u", id(1))).statusCode())
                    .isEqualTo(503);
            assertThat(Http.track(sandbox, registration("u", id(2))).statusCode())
                    .isEqualTo(429);
            Http.call(sandbox, "DELETE", "/_sandbox/rate-limit", "");
            assertThat(Http.track(sandbox, registration("u", id(2))).statusCode())
                    .isEqualTo(503);
            assertThat(Http.track(sandbox, registration("u", id(2))).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_fast_clock_asks_for_the_same_seconds_and_frees_them_sooner() {
        try (Sandbox sandbox =
                Sandbox.builder().rateLimit("1/m").timeScale(100_000).start()) {
            Http.track(sandbox, registration("u", id(1)));

            // A minute of this clock is 0.6 ms, less than a request takes.
            assertThat(Http.track(sandbox, registration("u", id(2))).statusCode())
                    .isEqualTo(202);
        }
    }

    @Test
    void the_limit_can_be_set_shown_and_lifted() {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(Http.get(sandbox, "/_sandbox/rate-limit").body()).isEqualTo("{\"rate\":null,\"burst\":null}");
            assertThat(Http.call(sandbox, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"2/h\",\"burst\":1}")
                            .body())
                    .isEqualTo("{\"rate\":\"2/h\",\"burst\":1}");
            assertThat(Http.track(sandbox, registration("u", id(1))).statusCode())
                    .isEqualTo(202);
            assertThat(Http.track(sandbox, registration("u", id(2))).statusCode())
                    .isEqualTo(429);
            assertThat(Http.call(sandbox, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"fast\"}")
                            .statusCode())
                    .isEqualTo(400);
            Http.call(sandbox, "DELETE", "/_sandbox/rate-limit", "");
            assertThat(Http.track(sandbox, registration("u", id(2))).statusCode())
                    .isEqualTo(202);
        }
    }
}
