package com.risenexa.tracking.outbox;

/** The outbox's table is missing, or of another version. The message names what is wrong and what to do. */
public final class OutboxTableException extends OutboxException {
    private static final long serialVersionUID = 1;

    /**
     * An exception that names the table.
     *
     * @param message what is wrong, and what to do
     */
    public OutboxTableException(String message) {
        super(message, null);
    }
}
