package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.Undelivered;
import com.risenexa.tracking.outbox.internal.work.CircuitBreaker.Effect;
import com.risenexa.tracking.outbox.internal.work.CircuitBreaker.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant T = Instant.parse("2026-11-24T12:00:00Z");
    private static final TrackError REJECTED = new Rejected.AuthenticationError(null, 401, "Invalid token", 1);
    private static final TrackError UNREACHABLE = new Undelivered.ConnectionError(null, "refused", 1, null);

    private final CircuitBreaker breaker = new CircuitBreaker(() -> 0.5, 1);

    @Test
    void closed_until_the_server_asks_to_wait_and_again_after() {
        assertThat(breaker.claimable(T, 256)).isEqualTo(256);
        assertThat(breaker.tryAcquire(T)).isTrue();
        assertThat(breaker.askedToWait(T.plusSeconds(10))).isTrue();
        assertThat(breaker.askedToWait(T.plusSeconds(5))).as("a shorter one").isFalse();
        assertThat(breaker.claimable(T.plusSeconds(9), 256)).isZero();
        assertThat(breaker.tryAcquire(T.plusSeconds(9))).isFalse();
        assertThat(breaker.pausedUntil(T.plusSeconds(9))).isEqualTo(T.plusSeconds(10));
        assertThat(breaker.because(T)).contains("server asked");
        assertThat(breaker.claimable(T.plusSeconds(10), 256)).isEqualTo(256);
        assertThat(breaker.because(T.plusSeconds(10))).isNull();
    }

    @Test
    void ten_connection_errors_or_5xx_in_a_row_open_it() {
        TrackError unavailable = new Undelivered.MaxRetriesExceeded(null, 503, "Service Unavailable", null, 1);
        for (int i = 1; i < CircuitBreaker.THRESHOLD; i++) {
            assertThat(breaker.unavailable(T, i % 2 == 0 ? UNREACHABLE : unavailable))
                    .isFalse();
            assertThat(breaker.state(T)).isEqualTo(State.CLOSED);
        }
        assertThat(breaker.unavailable(T, UNREACHABLE)).as("opens").isTrue();
        assertThat(breaker.unavailable(T, UNREACHABLE))
                .as("was in flight already")
                .isFalse();
        assertThat(breaker.state(T)).isEqualTo(State.OPEN);
        assertThat(breaker.claimable(T, 256)).as("the others wait unclaimed").isZero();
        assertThat(breaker.pausedUntil(T)).isEqualTo(T.plusSeconds(1));
        assertThat(breaker.because(T)).contains("connection_error", "refused");
    }

    @Test
    void an_accepted_event_ends_a_row_of_failures() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.unavailable(T, UNREACHABLE)).isFalse();
            assertThat(breaker.rejected(T, REJECTED, false)).isEqualTo(Effect.PARK);
            assertThat(breaker.success()).isFalse();
        }
    }

    @Test
    void an_unreachable_server_is_tried_by_one_event_after_1_2_4_and_up_to_30_s() {
        unreachable();
        Instant now = T;
        for (long seconds : new long[] {1, 2, 4, 8, 16, 30, 30, 30}) {
            assertThat(breaker.pausedUntil(now)).isEqualTo(now.plusSeconds(seconds));
            assertThat(breaker.claimable(now.plusSeconds(seconds).minusMillis(1), 256))
                    .isZero();
            now = now.plusSeconds(seconds);
            assertThat(breaker.state(now)).isEqualTo(State.HALF_OPEN);
            assertThat(breaker.claimable(now, 256)).as("the probe").isEqualTo(1);
            assertThat(breaker.tryAcquire(now)).isTrue();
            assertThat(breaker.claimable(now, 256)).as("while it is out").isZero();
            assertThat(breaker.tryAcquire(now)).isFalse();
            assertThat(breaker.unavailable(now, UNREACHABLE)).isTrue();
        }
    }

    @Test
    void a_probe_that_is_accepted_closes_it_for_all() {
        unreachable();
        Instant over = T.plusSeconds(1);
        assertThat(breaker.tryAcquire(over)).isTrue();
        assertThat(breaker.success()).as("recovered").isTrue();
        assertThat(breaker.state(over)).isEqualTo(State.CLOSED);
        assertThat(breaker.claimable(over, 256)).isEqualTo(256);
        unreachable();
        assertThat(breaker.pausedUntil(T)).as("the waits begin anew").isEqualTo(T.plusSeconds(1));
    }

    @Test
    void a_probe_without_a_conclusion_makes_room_for_another() {
        unreachable();
        Instant over = T.plusSeconds(1);
        assertThat(breaker.tryAcquire(over)).isTrue();
        breaker.inconclusive();
        assertThat(breaker.tryAcquire(over)).isTrue();
        assertThat(breaker.tryAcquire(over.plusSeconds(59))).isFalse();
        assertThat(breaker.tryAcquire(over.plusSeconds(60)))
                .as("never reported back")
                .isTrue();
    }

    @Test
    void a_row_of_rejections_parks_the_first_ten_and_keeps_the_rest() {
        for (int i = 0; i < CircuitBreaker.THRESHOLD; i++) {
            assertThat(breaker.rejected(T, REJECTED, false)).isEqualTo(Effect.PARK);
        }
        assertThat(breaker.rejected(T, REJECTED, false)).isEqualTo(Effect.OPENED);
        assertThat(breaker.rejected(T, REJECTED, false)).isEqualTo(Effect.STAY);
        assertThat(breaker.because(T)).contains("authentication_error", "Invalid token");
        Instant now = T;
        for (long seconds : new long[] {30, 60, 120, 240, 480, 750, 750}) {
            assertThat(breaker.pausedUntil(now)).isEqualTo(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(breaker.tryAcquire(now)).isTrue();
            assertThat(breaker.rejected(now, REJECTED, false)).isEqualTo(Effect.STAY);
        }
    }

    @Test
    void one_configuration_error_is_enough() {
        TrackError unconfigured = new Rejected.ConfigurationError(null, "api_key is missing");
        assertThat(breaker.rejected(T, unconfigured, true)).isEqualTo(Effect.OPENED);
    }

    @Test
    void a_reset_makes_the_next_probe_due_but_for_a_pause_that_the_server_asked_for() {
        unreachable();
        breaker.reset();
        assertThat(breaker.claimable(T, 256)).isEqualTo(1);
        breaker.askedToWait(T.plusSeconds(10));
        breaker.reset();
        assertThat(breaker.claimable(T, 256)).isZero();
    }

    @Test
    void waits_are_divided_by_the_time_scale() {
        CircuitBreaker scaled = new CircuitBreaker(() -> 0.5, 10);
        for (int i = 0; i < CircuitBreaker.THRESHOLD; i++) {
            scaled.unavailable(T, UNREACHABLE);
        }
        assertThat(scaled.pausedUntil(T)).isEqualTo(T.plusMillis(100));
    }

    private void unreachable() {
        for (int i = 0; i < CircuitBreaker.THRESHOLD; i++) {
            breaker.unavailable(T, UNREACHABLE);
        }
    }
}
