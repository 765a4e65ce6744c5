package com.risenexa.sandbox.internal.event;

import org.jspecify.annotations.Nullable;

/**
 * What a request says it is, as far as it can be read; also of requests that are refused.
 *
 * @param startup the slug that it names, unless its key belongs to a startup: then that one
 */
public record Claim(
        @Nullable String startup,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String action) {
    public static final Claim NOTHING = new Claim(null, null, null, null, null);

    public Claim of(String owner) {
        return new Claim(owner, eventId, eventType, userId, action);
    }
}
