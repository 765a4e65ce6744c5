package com.risenexa.examples;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be tracked. */
final class Events {
    private Events() {}

    static List<TrackResult> simple(TrackingClient client) {
        // snippet: simple
        TrackResult registered = client.trackRegistration("usr_123");
        TrackResult converted = client.trackConversion("usr_123");
        // end
        return List.of(registered, converted);
    }

    static TrackResult everyField(TrackingClient client) {
        // snippet: every-field
        TrackingEvent event = TrackingEvent.of(EventType.USER_CONVERTED, "usr_123")
                .withEventId(UUID.fromString("7d44ab5c-53f2-4d9e-9e1f-3a1c8f6d2b10")) // default: a random one
                .withOccurredAt(Instant.parse("2026-04-01T12:00:00Z")) // default: the server's clock
                .withMetadata(Map.of("plan", "pro", "seats", 5)) // default: none
                .withAction(Action.ADD); // default: add
        TrackResult result = client.track(event);
        // end
        return result;
    }

    static TrackResult remove(TrackingClient client) {
        // snippet: remove
        TrackResult result = client.track(TrackingEvent.conversion("usr_123").withAction(Action.REMOVE));
        // end
        return result;
    }
}
