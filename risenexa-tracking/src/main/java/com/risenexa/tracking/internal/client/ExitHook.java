package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets the end of the JVM wait a while for queued events, and says on {@code System.err} how many were not delivered: by
 * then the log may be closed already. It only drains: what comes meanwhile is taken and waited for too. What another hook
 * tracks when this one has found the queue empty is not. Thread-safe.
 */
final class ExitHook {
    private final Duration limit;
    private final Backlog backlog;

    /** Settled once there is nothing left to decide: installed, removed, or too late. */
    private volatile boolean settled;

    /** The client was closed: whoever did it has been handed what was left. */
    private volatile boolean closed;

    private volatile boolean exiting;
    private @Nullable Thread hook;
    private int failed;
    private @Nullable String lastFailure;

    /** The queued events, as the hook needs them. */
    interface Backlog {
        /** Waits until nothing is held, at most so long. */
        void drain(Duration limit);

        /** How many have no result yet. */
        int pending();

        /** Why the last attempt of one of them failed; null if that is not known. */
        @Nullable
        String lastFailure();
    }

    ExitHook(Duration limit, Backlog backlog) {
        this.limit = limit;
        this.backlog = backlog;
        this.settled = limit.isZero();
    }

    /** With the first queued event, not before. */
    void install() {
        if (!settled) {
            installOnce();
        }
    }

    /** For good. */
    synchronized void remove() {
        settled = true;
        closed = true;
        Thread installed = hook;
        hook = null;
        if (installed != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(installed);
            } catch (IllegalStateException exiting) {
                // The hook runs, and finds the queue empty.
                return;
            }
        }
    }

    /** Counts what ends without being accepted while the hook waits; its caller may be gone. */
    void ended(TrackingEvent event, TrackResult result) {
        if (exiting && result instanceof TrackError error) {
            count(event, error);
        }
    }

    private synchronized void count(TrackingEvent event, TrackError error) {
        failed++;
        lastFailure = error.type() + ": " + LoggedReason.of(error, event);
    }

    private synchronized void installOnce() {
        if (settled) {
            return;
        }
        settled = true;
        Thread drainer = new Thread(null, this::drain, "risenexa-exit", 0, false);
        try {
            Runtime.getRuntime().addShutdownHook(drainer);
            hook = drainer;
        } catch (IllegalStateException exiting) {
            // Too late for a hook of ours; whoever tracks during the exit may flush.
            return;
        }
    }

    private void drain() {
        exiting = true;
        backlog.drain(limit);
        int pending = backlog.pending();
        String why = backlog.lastFailure();
        if (!closed) {
            say(pending, why);
        }
    }

    private synchronized void say(int pending, @Nullable String why) {
        int lost = pending + failed;
        if (lost == 0) {
            return;
        }
        StringBuilder line = new StringBuilder("risenexa: ")
                .append(lost)
                .append(lost == 1 ? " event was" : " events were")
                .append(" not delivered before the JVM ended");
        if (pending > 0) {
            line.append(" (").append(pending).append(" still pending after drainOnExit of ");
            line.append(limit.toMillis()).append(" ms)");
        }
        String reason = lastFailure != null ? lastFailure : why;
        if (reason != null) {
            line.append("; last failure: ").append(reason);
        }
        System.err.println(line + "; close the client before the end to get them back, give drainOnExit(…) more time,"
                + " or record what must not be lost in an outbox");
    }
}
