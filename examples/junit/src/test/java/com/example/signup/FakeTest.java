package com.example.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FakeTest {
    // snippet: fake
    static class RecordingClient implements TrackingClient {
        final List<TrackingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public TrackResult track(TrackingEvent event) {
            events.add(event);
            return new Accepted(event.eventId(), 202, Map.of("status", "accepted"), 1);
        }

        @Override
        public CompletableFuture<TrackResult> trackAsync(TrackingEvent event) {
            return CompletableFuture.completedFuture(track(event));
        }
    }
    // end

    @Test
    void a_fake_needs_no_server() {
        RecordingClient fake = new RecordingClient();

        new Signup(fake).register("usr_1");

        assertEquals("usr_1", fake.events.get(0).userId());
    }
}
