package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.support.OneAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R11: a fake or a mock that returns null gives a result, not an exception and no wait without an end. */
@Timeout(300)
class NullFromFakeTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");
    private static final TrackingEvent EVENT = TrackingEvent.registration("u1");

    /** What a mock does that nobody told anything. */
    @SuppressWarnings("NullAway") // null against the interface's word is the point
    private static TrackingClient fake(@Nullable CompletableFuture<TrackResult> future) {
        return new TrackingClient() {
            @Override
            public TrackResult track(@Nullable TrackingEvent event) {
                return null;
            }

            @Override
            public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
                return future;
            }

            @Override
            public Builder toBuilder() {
                return null;
            }
        };
    }

    private static void assertNullSaid(TrackResult result) {
        assertThat(result).isInstanceOfSatisfying(ConnectionError.class, error -> {
            assertThat(error.message()).isEqualTo("the client returned null");
            assertThat(error.attempts()).isZero();
        });
    }

    @AfterEach
    void restore() {
        RisenexaTracking.use(null);
    }

    @Test
    void r11_every_default_of_a_fake_that_returns_null_is_a_connection_error() {
        TrackingClient fake = fake(null);

        assertNullSaid(fake.track(EVENT, Duration.ofSeconds(1)));
        assertThat(fake.track(EVENT, Duration.ofSeconds(1)).eventId()).isEqualTo(EVENT.eventId());
        assertNullSaid(fake.trackRegistration("u1"));
        assertNullSaid(fake.trackConversion("u1"));
        assertThat(fake.trackRegistration("u1").eventId()).isNotNull();
    }

    @Test
    void r11_track_all_over_a_fake_that_returns_null_comes_to_its_end() {
        List<TrackResult> results = new ArrayList<>();

        BulkReport report =
                fake(null).trackAll(Stream.of(EVENT, EVENT, EVENT).iterator(), (event, result) -> results.add(result));

        assertThat(report).isEqualTo(new BulkReport(0, 0, 3, null));
        assertThat(results).hasSize(3).allSatisfy(NullFromFakeTest::assertNullSaid);
    }

    @Test
    void r11_a_null_future_and_a_future_of_null_are_connection_errors() throws Exception {
        CompletableFuture<TrackResult> later = new CompletableFuture<>();
        for (TrackingClient fake : List.of(fake(null), fake(CompletableFuture.completedFuture(null)), fake(later))) {
            CompletableFuture<TrackResult> registered = fake.trackRegistrationAsync("u1");
            CompletableFuture<TrackResult> converted = fake.trackConversionAsync("u1");
            RisenexaTracking.use(fake);
            CompletableFuture<TrackResult> global = RisenexaTracking.trackAsync(EVENT);
            later.complete(null);

            assertNullSaid(get(registered));
            assertNullSaid(get(converted));
            assertNullSaid(get(global));
        }
    }

    @Test
    void r11_the_global_client_says_so_of_a_mock_that_overrides_every_method() throws Exception {
        TrackingClient fake = fake(null);
        RisenexaTracking.use(new AllNull(fake));

        assertNullSaid(RisenexaTracking.track(EVENT));
        assertNullSaid(RisenexaTracking.trackRegistration("u1"));
        assertNullSaid(RisenexaTracking.trackConversion("u1"));
        assertNullSaid(get(RisenexaTracking.trackAsync(EVENT)));
        assertNullSaid(get(RisenexaTracking.trackRegistrationAsync("u1")));
        assertNullSaid(get(RisenexaTracking.trackConversionAsync("u1")));
    }

    @Test
    void r11_an_outbox_over_a_fake_that_returns_null_gets_a_result() {
        try (OneAttempt once = OneAttempt.of(fake(null), Duration.ofSeconds(1))) {
            assertNullSaid(once.send(EVENT));
        }
    }

    @Test
    void a_future_of_a_fake_that_has_a_result_keeps_it() throws Exception {
        TrackResult accepted = new Accepted(ID, 202, Map.of(), 1);

        assertThat(get(fake(CompletableFuture.completedFuture(accepted)).trackRegistrationAsync("u1")))
                .isSameAs(accepted);
    }

    /** As a mocking library overrides the defaults too. */
    @SuppressWarnings("NullAway") // null against the interface's word is the point
    private record AllNull(TrackingClient fake) implements TrackingClient {
        @Override
        public TrackResult track(@Nullable TrackingEvent event) {
            return fake.track(event);
        }

        @Override
        public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
            return fake.trackAsync(event);
        }

        @Override
        public TrackResult trackRegistration(@Nullable String userId) {
            return null;
        }

        @Override
        public TrackResult trackConversion(@Nullable String userId) {
            return null;
        }

        @Override
        public CompletableFuture<TrackResult> trackRegistrationAsync(@Nullable String userId) {
            return null;
        }

        @Override
        public CompletableFuture<TrackResult> trackConversionAsync(@Nullable String userId) {
            return null;
        }
    }
}
