package com.risenexa.sandbox.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * What a request says it is, as far as it can be read; also of requests that are refused.
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
