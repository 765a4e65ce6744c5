package com.risenexa.tracking.outbox.internal.work;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tracks whether the database responds, for the log and the status: one line when it stops, one a minute while that
 * lasts, one when it responds again. Thread-safe.
 */
final class DatabaseHealth {
    static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    private static final long REPEAT = TimeUnit.MINUTES.toNanos(1);
    private static final String DISK_FULL = "53100";

    private final LongSupplier nanoClock;
    private final Consumer<String> log;
    private @Nullable String failure;
    private long failingSince;
    private long loggedAt;
    private boolean polling;
    private long pollBegan;

    DatabaseHealth(LongSupplier nanoClock, Consumer<String> log) {
        this.nanoClock = nanoClock;
        this.log = log;
    }

    synchronized void failed(Throwable cause) {
        long now = nanoClock.getAsLong();
        boolean first = failure == null;
        failure = reason(cause);
        if (first) {
            failingSince = now;
        }
        say(first, now);
    }

    synchronized void succeeded() {
        if (failure != null) {
            failure = null;
            log("the outbox's database answers again, after "
                    + TimeUnit.NANOSECONDS.toSeconds(nanoClock.getAsLong() - failingSince) + " s");
        }
    }

    synchronized void pollBegins() {
        polling = true;
        pollBegan = nanoClock.getAsLong();
    }

    synchronized void pollEnds() {
        polling = false;
    }

    /** To be called now and then: a poll that does not come back cannot say so itself. */
    synchronized void check() {
        if (failure == null && problem() != null) {
            failed(new SQLException(problem()));
        }
    }

    /** Why nothing can be claimed or completed, or null. */
    synchronized @Nullable String problem() {
        long waiting = polling ? nanoClock.getAsLong() - pollBegan : 0;
        if (waiting > LONGEST_POLL.toNanos()) {
            return "the database has not answered a poll for " + TimeUnit.NANOSECONDS.toSeconds(waiting)
                    + " s; give its connections a network time-out";
        }
        return failure;
    }

    private void say(boolean first, long now) {
        if (first || now - loggedAt >= REPEAT) {
            loggedAt = now;
            log("the outbox's database fails, trying again: " + failure);
        }
    }

    private void log(String line) {
        try {
            log.accept(line);
        } catch (Throwable e) {
            // Rows were claimed or written just before: a log that throws must not make them look lost.
        }
    }

    /** What the driver says, without the wrappers around it and without what it wraps itself. */
    private static String reason(Throwable cause) {
        Throwable deepest = cause;
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof SQLException || !(deepest instanceof SQLException)) {
                deepest = each;
            }
        }
        String message = deepest instanceof SQLException ? String.valueOf(deepest.getMessage()) : deepest.toString();
        boolean full = deepest instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState());
        return full ? message + " (nothing is claimed or delivered until there is room on the disk)" : message;
    }
}
