package com.risenexa.tracking.outbox;

import org.jspecify.annotations.Nullable;

/** The outbox cannot work: its table, its database or its settings are unusable. */
public class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * An exception with a cause.
     *
     * @param message what is wrong, and what to do
     * @param cause what the database threw, or null
     */
    public OutboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
