package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.outbox.internal.work.CircuitBreaker.Effect;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant T = Instant.parse("2026-11-24T12:00:00Z");
    private static final TrackError REFUSED = new Rejected.AuthenticationError("id", 401, "Invalid token", 1);

    private final CircuitBreaker breaker = new CircuitBreaker(() -> 0.5);

    @Test
    void goes_ahead_until_the_server_asks_to_wait_and_again_after() {
        assertThat(breaker.heldUntil(T)).isNull();
        assertThat(breaker.askedToWait(T.plusSeconds(10))).isTrue();
        assertThat(breaker.askedToWait(T.plusSeconds(5))).as("a shorter one").isFalse();
        assertThat(breaker.heldUntil(T.plusSeconds(9))).isEqualTo(T.plusSeconds(10));
        assertThat(breaker.pausedUntil(T.plusSeconds(9))).isEqualTo(T.plusSeconds(10));
        assertThat(breaker.because(T)).contains("server asked");
        assertThat(breaker.heldUntil(T.plusSeconds(10))).isNull();
        assertThat(breaker.because(T.plusSeconds(10))).isNull();
    }

    @Test
    void a_run_of_refusals_parks_the_first_ten_and_then_holds_the_rest() {
        for (int i = 0; i < CircuitBreaker.RUN; i++) {
            assertThat(breaker.refused(T, REFUSED, false)).isEqualTo(Effect.PARK);
        }
        assertThat(breaker.refused(T, REFUSED, false)).isEqualTo(Effect.TRIP);
        assertThat(breaker.refused(T, REFUSED, false)).isEqualTo(Effect.HOLD);
        assertThat(breaker.pausedUntil(T)).isEqualTo(T.plusSeconds(30));
        assertThat(breaker.because(T)).contains("authentication_error", "Invalid token");
    }

    @Test
    void an_accepted_event_ends_a_run_before_it_is_one() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.refused(T, REFUSED, false)).isEqualTo(Effect.PARK);
            assertThat(breaker.accepted()).isFalse();
        }
    }

    @Test
    void after_the_pause_one_event_is_on_trial_and_the_others_wait() {
        trip();
        Instant over = T.plusSeconds(30);
        assertThat(breaker.heldUntil(over)).as("the one on trial").isNull();
        assertThat(breaker.heldUntil(over)).isEqualTo(over.plus(CircuitBreaker.TRIAL));
        assertThat(breaker.accepted()).as("recovered").isTrue();
        assertThat(breaker.heldUntil(over)).isNull();
        assertThat(breaker.heldUntil(over)).isNull();
    }

    @Test
    void each_trial_that_fails_makes_the_pause_longer_and_parks_nothing() {
        trip();
        Instant now = T;
        for (long seconds : new long[] {30, 60, 120, 240, 480, 750, 750}) {
            assertThat(breaker.pausedUntil(now)).isEqualTo(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(breaker.heldUntil(now)).isNull();
            assertThat(breaker.refused(now, REFUSED, false)).isEqualTo(Effect.HOLD);
        }
    }

    @Test
    void a_trial_without_a_verdict_makes_room_for_another() {
        trip();
        Instant over = T.plusSeconds(30);
        assertThat(breaker.heldUntil(over)).isNull();
        breaker.undecided();
        assertThat(breaker.heldUntil(over)).as("a time-out").isNull();
        assertThat(breaker.heldUntil(over.plusSeconds(59))).isNotNull();
        assertThat(breaker.heldUntil(over.plusSeconds(60)))
                .as("never reported back")
                .isNull();
    }

    @Test
    void whoever_mends_the_cause_need_not_wait_but_for_the_server() {
        trip();
        breaker.mended();
        assertThat(breaker.heldUntil(T)).isNull();
        CircuitBreaker asked = new CircuitBreaker(() -> 0.5);
        asked.askedToWait(T.plusSeconds(10));
        asked.mended();
        assertThat(asked.heldUntil(T)).isEqualTo(T.plusSeconds(10));
    }

    @Test
    void one_configuration_error_is_enough() {
        TrackError unconfigured = new Rejected.ConfigurationError("id", "api_key is missing");
        assertThat(breaker.refused(T, unconfigured, true)).isEqualTo(Effect.TRIP);
    }

    private void trip() {
        for (int i = 0; i <= CircuitBreaker.RUN; i++) {
            breaker.refused(T, REFUSED, false);
        }
    }
}
