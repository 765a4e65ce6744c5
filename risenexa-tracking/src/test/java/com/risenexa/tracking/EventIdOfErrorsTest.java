package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.Offline;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R12: whoever gets an error can send the same logical event again. */
@Timeout(300)
class EventIdOfErrorsTest {
    private static final FakeEngine REFUSING =
            new FakeEngine((request, callback) -> callback.onFailure(new IOException("refused")));

    private static final FakeEngine LIMITING =
            new FakeEngine((request, callback) -> callback.onResponse(FakeEngine.response(429, "100")));

    static Stream<TrackingClient> failing() {
        Stream<TrackingClient> answered = Stream.of(401, 403, 404, 422, 503, 302, 501)
                .map(status -> offline(FakeEngine.answering(status)).build());
        TrackingClient closed = offline(REFUSING).build();
        closed.close(Duration.ZERO);
        return Stream.concat(
                answered,
                Stream.of(
                        offline(REFUSING).build(),
                        offline(LIMITING).build(),
                        offline(REFUSING).apiKey(null).build(),
                        offline(REFUSING).apiKeySupplier(() -> null).build(),
                        closed));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void r12_every_error_carries_the_event_id(TrackingClient client) throws Exception {
        TrackingEvent event = event();

        assertThat(client.track(event)).isInstanceOf(TrackError.class);
        assertThat(client.track(event).eventId()).isEqualTo(event.eventId());
        assertThat(client.track(event, Duration.ofSeconds(-1)).eventId()).isEqualTo(event.eventId());
        assertThat(Offline.get(client.trackAsync(event)).eventId()).isEqualTo(event.eventId());
    }

    private static TrackingClient.Builder offline(FakeEngine engine) {
        return Offline.builder(engine, new HandClock()).maxRetries(0);
    }
}
