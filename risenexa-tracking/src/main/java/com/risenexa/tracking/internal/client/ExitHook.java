package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.internal.async.AsyncQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets the end of the JVM wait a while for queued events. It only drains: what comes meanwhile is taken and waited for
 * too. What another hook tracks when this one has found the queue empty is not. Thread-safe.
 */
final class ExitHook {
    private final Duration limit;
    private final AsyncQueue queue;

    /** Settled once there is nothing left to decide: installed, removed, or too late. */
    private volatile boolean settled;

    private @Nullable Thread hook;

    ExitHook(Duration limit, AsyncQueue queue) {
        this.limit = limit;
        this.queue = queue;
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

    private synchronized void installOnce() {
        if (settled) {
            return;
        }
        settled = true;
        Thread drainer = new Thread(null, () -> queue.drain(limit), "risenexa-exit", 0, false);
        try {
            Runtime.getRuntime().addShutdownHook(drainer);
            hook = drainer;
        } catch (IllegalStateException exiting) {
            // Too late for a hook of ours; whoever tracks during the exit may flush.
            return;
        }
    }
}
