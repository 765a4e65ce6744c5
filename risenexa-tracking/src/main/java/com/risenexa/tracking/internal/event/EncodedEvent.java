package com.risenexa.tracking.internal.event;

import com.risenexa.tracking.TrackingEvent;

/** An event that was judged valid, with the bytes that every attempt sends (CONTRACT R6). */
public record EncodedEvent(TrackingEvent event, String id, byte[] body) {
    @Override
    public String toString() {
        return event.toString();
    }
}
