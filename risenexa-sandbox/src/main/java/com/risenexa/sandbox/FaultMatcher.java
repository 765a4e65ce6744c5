package com.risenexa.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Selects the attempts that a fault applies to; null matches any.
 *
 * @param startup a slug
 * @param type such as {@code user_registered}
 * @param action {@code add} or {@code remove}
 * @param user a user id
 * @param event an event id
 * @param attempt the event's own attempt number, from 1
 */
public record FaultMatcher(
        @Nullable String startup,
        @Nullable String type,
        @Nullable String action,
        @Nullable String user,
        @Nullable String event,
        @Nullable Integer attempt) {
    /** Matches every attempt. */
    public static final FaultMatcher ANY = new FaultMatcher(null, null, null, null, null, null);

    /**
     * A matcher for the events of one startup.
     *
     * @param slug the startup's slug
     * @return a copy
     */
    public FaultMatcher withStartup(String slug) {
        return new FaultMatcher(slug, type, action, user, event, attempt);
    }

    /**
     * A matcher for the events of one user.
     *
     * @param id the user's id
     * @return a copy
     */
    public FaultMatcher withUser(String id) {
        return new FaultMatcher(startup, type, action, id, event, attempt);
    }

    /**
     * A matcher for the events of one type.
     *
     * @param eventType such as {@code user_registered}
     * @return a copy
     */
    public FaultMatcher withType(String eventType) {
        return new FaultMatcher(startup, eventType, action, user, event, attempt);
    }
}
