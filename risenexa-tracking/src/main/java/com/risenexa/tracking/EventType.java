package com.risenexa.tracking;

import org.jspecify.annotations.Nullable;

/**
 * The type of an event: what a user did. Two types are counted; any other is sent as it is, and the server decides
 * (CONTRACT R4):
 *
 * <pre>{@code
 * client.track(TrackingEvent.of(new EventType("trial_started"), "usr_123"));
 * }</pre>
 *
 * <p>Accepts any value, null too; a null, blank or control-character value makes the event a
 * {@link Rejected.ValidationError} when it is tracked (R10).
 *
 * @param value the type as it stands on the wire, such as {@code user_registered}
 */
public record EventType(@Nullable String value) {
    /** A user registered. */
    public static final EventType USER_REGISTERED = new EventType("user_registered");

    /** A user became a paying one. */
    public static final EventType USER_CONVERTED = new EventType("user_converted");
}
