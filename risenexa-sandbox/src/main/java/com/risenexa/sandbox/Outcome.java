package com.risenexa.sandbox;

import java.util.Locale;

/** The outcome of one attempt. */
public enum Outcome {
    /** The event was counted by this attempt, and that was answered. */
    COUNTED,
    /** The same id with the same payload was counted before: answered, not counted again. */
    DUPLICATE,
    /** The same id was counted before with another payload: not counted. */
    CONFLICT,
    /** Refused; the code says why. */
    REJECTED,
    /** Spoiled by a fault before it was applied. */
    FAULTED,
    /** Counted, but no complete response was sent. */
    LOST;

    private final String value = name().toLowerCase(Locale.ROOT);

    /**
     * The outcome as it stands in JSON.
     *
     * @return such as {@code counted}
     */
    public String value() {
        return value;
    }
}
