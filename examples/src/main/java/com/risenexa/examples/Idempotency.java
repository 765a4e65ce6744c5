package com.risenexa.examples;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered;

/** The same event, however often it is sent. */
final class Idempotency {
    private Idempotency() {}

    static TrackResult again(TrackingClient client) {
        // snippet: again
        TrackingEvent event = TrackingEvent.registration("usr_123");
        TrackResult result = client.track(event);
        if (result instanceof Undelivered) {
            result = client.track(event); // later, as often as you like: the same object is the same event
        }
        // end
        return result;
    }

    static TrackResult fromKey(TrackingClient client, String orderNumber) {
        // snippet: key
        TrackResult result = client.track(TrackingEvent.conversion("usr_123").withEventIdFrom("order-" + orderNumber));
        // end
        return result;
    }
}
