package com.risenexa.tracking.internal.event;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.EventCodec;
import org.jspecify.annotations.Nullable;

/**
 * An event that was judged valid, with the bytes that every attempt sends (CONTRACT R6). They are made when first asked
 * for, which is by the thread that sends: whoever tracks does not pay for them. Used by one thread at a time.
 */
public final class EncodedEvent {
    private final TrackingEvent event;
    private final String id;
    private final String startupSlug;
    private byte @Nullable [] body;

    public EncodedEvent(TrackingEvent event, String id, String startupSlug) {
        this.event = event;
        this.id = id;
        this.startupSlug = startupSlug;
    }

    public TrackingEvent event() {
        return event;
    }

    public String id() {
        return id;
    }

    /** The same array at every call. */
    public byte[] body() {
        byte[] known = body;
        if (known == null) {
            known = EventCodec.encode(event, startupSlug);
            body = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return event.toString();
    }
}
