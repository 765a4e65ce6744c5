package com.risenexa.tracking.outbox.internal.work;

import java.lang.System.Logger.Level;

/** The outbox's log: never contains a user id, metadata or key. */
public final class OutboxLog {
    private static final String NAME = "com.risenexa.tracking.outbox";

    private OutboxLog() {}

    public static void info(String message) {
        // Asked for by name each time, so that a logging system that starts late is found.
        System.getLogger(NAME).log(Level.INFO, message);
    }

    public static void warn(String message) {
        System.getLogger(NAME).log(Level.WARNING, message);
    }
}
