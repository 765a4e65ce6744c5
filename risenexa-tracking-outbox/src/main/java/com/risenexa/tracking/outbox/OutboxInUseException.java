package com.risenexa.tracking.outbox;

import org.jspecify.annotations.Nullable;

/** Another worker owns this SQLite file: only one may deliver from it at a time. */
public final class OutboxInUseException extends OutboxException {
    private static final long serialVersionUID = 1;

    /**
     * An exception that names the file.
     *
     * @param message which file, and what to do
     * @param cause what the operating system said, or null
     */
    public OutboxInUseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
