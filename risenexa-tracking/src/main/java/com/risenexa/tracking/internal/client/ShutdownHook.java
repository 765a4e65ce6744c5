package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.time.Nanos;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the end of the JVM wait a while for queued events, and says on {@code System.err} how many were not delivered: by
 * then the log may be closed already. It only drains: what comes meanwhile is taken and waited for too. What another hook
 * tracks when this one has found the queue empty is not. Thread-safe.
 */
final class ShutdownHook {
    private final Duration limit;
    private final DefaultClient client;
    private final Supplier<@Nullable String> lastAttempt;

    /** Settled once there is nothing left to decide: installed, removed, or too late. */
    private volatile boolean settled;

    /** The client was closed: whoever did it has been handed what was left. */
    private volatile boolean closed;

    private volatile boolean exiting;
    private @Nullable Thread hook;
    private int failed;
    private @Nullable String lastFailure;

    /** @param lastAttempt why the last attempt failed; null if it did not */
    ShutdownHook(Duration limit, DefaultClient client, Supplier<@Nullable String> lastAttempt) {
        this.limit = limit;
        this.client = client;
        this.lastAttempt = lastAttempt;
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
    void ended(@Nullable TrackingEvent event, TrackResult result) {
        if (exiting && result instanceof TrackError error) {
            count(event, error);
        }
    }

    private synchronized void count(@Nullable TrackingEvent event, TrackError error) {
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
        long end = System.nanoTime() + Nanos.of(limit);
        long left = Nanos.of(limit);
        // What is tracked meanwhile is waited for too.
        while (client.pending() > 0 && left > 0 && !closed) {
            client.flush(Duration.ofNanos(left));
            left = end - System.nanoTime();
        }
        int pending = client.pending();
        String why = lastAttempt.get();
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
