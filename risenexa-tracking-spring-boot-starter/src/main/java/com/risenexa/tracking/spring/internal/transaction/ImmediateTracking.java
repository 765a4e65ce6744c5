package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands an event to the client's queue at the call. */
public final class ImmediateTracking implements TransactionalTracking {
    private final TrackingClient client;
    private final DiscardCounters discards;

    public ImmediateTracking(TrackingClient client, DiscardCounters discards) {
        this.client = client;
        this.discards = discards;
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        var unused = client.trackAsync(event).thenAccept(discards::add);
        return event == null ? null : event.eventId();
    }
}
