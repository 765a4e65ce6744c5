package com.risenexa.sandbox.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * The event fields of a request, not validated, as far as they can be read; rejected requests have them too.
 *
 * @param startup the slug that it names, unless its key belongs to a startup: then that one
 */
public record RequestedEvent(
        @Nullable String startup,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String action) {
    public static final RequestedEvent NOTHING = new RequestedEvent(null, null, null, null, null);

    public RequestedEvent of(String owner) {
        return new RequestedEvent(owner, eventId, eventType, userId, action);
    }
}
