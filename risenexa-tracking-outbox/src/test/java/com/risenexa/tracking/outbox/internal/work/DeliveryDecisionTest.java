package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered;
import com.risenexa.tracking.outbox.internal.work.DeliveryDecision.Delivered;
import com.risenexa.tracking.outbox.internal.work.DeliveryDecision.Reject;
import com.risenexa.tracking.outbox.internal.work.DeliveryDecision.Retry;
import com.risenexa.tracking.outbox.internal.work.DeliveryDecision.Unconfigured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryDecisionTest {
    private static final double NO_JITTER = 0.5;

    @Test
    void every_result_has_its_verdict() {
        assertThat(decision(new Accepted(UUID.randomUUID(), 202, Map.of(), 1))).isEqualTo(new Delivered());
        assertThat(decision(new Rejected.ConfigurationError(null, "m"))).isEqualTo(new Unconfigured());
        assertThat(decision(new Rejected.ValidationError(null, 422, "m", List.of(), 1)))
                .isEqualTo(new Reject(false));
        assertThat(List.of(
                        decision(new Rejected.AuthenticationError(null, 401, "m", 1)),
                        decision(new Rejected.AuthorizationError(null, 403, "m", 1)),
                        decision(new Rejected.StartupNotFound(null, 404, "m", 1)),
                        decision(new Rejected.UnexpectedResponse(null, 302, "m", 1))))
                .containsOnly(new Reject(true));
        Duration soon = Duration.ofSeconds(1);
        assertThat(List.of(
                        decision(new Undelivered.ConnectionError(null, "m", 1, null)),
                        decision(new Undelivered.MaxRetriesExceeded(null, 503, "m", null, 1))))
                .containsOnly(new Retry(soon, null, true));
        assertThat(List.of(
                        decision(new Undelivered.MaxRetriesExceeded(null, 408, "m", null, 1)),
                        decision(new Undelivered.RateLimited(null, 429, "m", null, 1)),
                        decision(new Undelivered.QueueFull(null, "m")),
                        decision(new Undelivered.ClientClosed(null, "m", 0))))
                .containsOnly(new Retry(soon, null, false));
    }

    @Test
    void r14_what_the_server_asks_for_takes_the_place_of_the_backoff_and_pauses_all() {
        Duration asked = Duration.ofMinutes(50);
        assertThat(decision(new Undelivered.RateLimited(null, 429, "m", asked, 1)))
                .isEqualTo(new Retry(asked, asked, false));
        assertThat(decision(new Undelivered.MaxRetriesExceeded(null, 503, "m", asked, 1)))
                .isEqualTo(new Retry(asked, asked, true));
    }

    @Test
    void r16_no_more_than_an_hour_is_waited_whatever_the_server_asks_for() {
        for (Duration nonsense : List.of(Duration.ofMinutes(61), Duration.ofDays(400), Duration.ofDays(36_500))) {
            Duration hour = Duration.ofHours(1);
            assertThat(decision(new Undelivered.RateLimited(null, 429, "m", nonsense, 1)))
                    .isEqualTo(new Retry(hour, hour, false));
            assertThat(decision(new Undelivered.MaxRetriesExceeded(null, 503, "m", nonsense, 1)))
                    .isEqualTo(new Retry(hour, hour, true));
        }
    }

    @Test
    void r13_the_backoff_grows_with_the_attempts_made() {
        TrackResult failed = new Undelivered.ConnectionError(null, "m", 1, null);
        assertThat(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1000).stream()
                        .map(attempts -> ((Retry) DeliveryDecision.of(failed, attempts, NO_JITTER))
                                .delay()
                                .toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 60L, 120L, 240L, 480L, 750L, 750L);
        assertThat(((Retry) DeliveryDecision.of(failed, 1000, 1)).delay()).isEqualTo(Duration.ofMinutes(15));
    }

    private static DeliveryDecision decision(TrackResult result) {
        return DeliveryDecision.of(result, 0, NO_JITTER);
    }
}
