package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands an event to the client's queue at the call. */
public final class ImmediateTracking implements TransactionalTracking {
    private final ClientRegistration registration;

    public ImmediateTracking(ClientRegistration registration) {
        this.registration = registration;
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        var unused = registration.client().trackAsync(event).thenAccept(registration.discards()::add);
        return event == null ? null : event.eventId();
    }
}
