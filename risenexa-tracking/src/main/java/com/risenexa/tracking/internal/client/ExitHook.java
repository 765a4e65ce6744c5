package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.internal.async.AsyncQueue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets the end of the JVM wait a while for queued events. It only drains: what still comes is taken. */
final class ExitHook {
    private final Duration limit;
    private final AsyncQueue queue;
    private final AtomicBoolean installed = new AtomicBoolean();
    private final Thread hook;

    ExitHook(Duration limit, AsyncQueue queue) {
        this.limit = limit;
        this.queue = queue;
        // A thread that is made but not started costs an object.
        this.hook = new Thread(this::drain, "risenexa-exit");
    }

    /** With the first queued event, not before. */
    void install() {
        if (!installed.get() && !limit.isZero() && installed.compareAndSet(false, true)) {
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException exiting) {
                // Too late for a hook of ours; whoever tracks during the exit may flush.
                return;
            }
        }
    }

    void remove() {
        if (installed.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException exiting) {
                // The hook runs, and finds the queue empty.
                return;
            }
        }
    }

    private void drain() {
        queue.flush(limit);
    }
}
