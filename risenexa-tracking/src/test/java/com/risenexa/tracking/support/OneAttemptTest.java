package com.risenexa.tracking.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.testing.FakeEngine;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneAttemptTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");
    private static final TrackingEvent EVENT = TrackingEvent.registration("usr_1");

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void r17_sends_once_whatever_the_client_would_retry() {
        try (TrackingClient client = answering(503, null);
                OneAttempt once = OneAttempt.of(client, Duration.ofSeconds(1))) {
            assertThat(once.send(EVENT)).isInstanceOf(MaxRetriesExceeded.class);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void r16_a_429_that_the_client_met_holds_it_back_and_the_reverse() {
        try (TrackingClient client = answering(429, "3000");
                OneAttempt once = OneAttempt.of(client, Duration.ofSeconds(1))) {
            assertThat(client.track(EVENT)).isInstanceOf(RateLimited.class);
            assertThat(once.send(EVENT)).isInstanceOfSatisfying(RateLimited.class, limited -> {
                assertThat(limited.attempts()).isZero();
                assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(3000));
            });
        }
        try (TrackingClient client = answering(429, "3000");
                OneAttempt once = OneAttempt.of(client, Duration.ofSeconds(1))) {
            assertThat(once.send(EVENT).attempts()).isEqualTo(1);
            assertThat(client.track(EVENT).attempts()).isZero();
        }
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_fake_is_used_as_it_is() {
        TrackResult accepted = new Accepted(ID, 202, Map.of(), 1);
        TrackingClient fake = new TrackingClient() {
            @Override
            public TrackResult track(@Nullable TrackingEvent event) {
                return accepted;
            }

            @Override
            public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
                return CompletableFuture.completedFuture(accepted);
            }
        };
        try (OneAttempt once = OneAttempt.of(fake, Duration.ofSeconds(1))) {
            assertThat(once.send(EVENT)).isSameAs(accepted);
        }
    }

    private TrackingClient answering(int status, @Nullable String retryAfter) {
        FakeEngine engine = new FakeEngine((request, callback) -> {
            requests.incrementAndGet();
            callback.onResponse(new HttpEngine.Response(status, retryAfter, null, new byte[0], true));
        });
        TrackingClient.Builder builder =
                TrackingClient.builder().apiKey("rxt_test").startupSlug("demo");
        return Tuning.of(builder).engine(engine).build();
    }
}
