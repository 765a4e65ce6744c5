package com.risenexa.tracking.outbox.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what must come true, and no longer. */
public final class Eventually {
    private static final long POLL_MILLIS = 5;

    private Eventually() {}

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        within(Duration.ofMinutes(2), what, condition);
    }

    public static void within(Duration most, String what, Callable<Boolean> condition) throws Exception {
        Object nobody = new Object();
        long end = System.nanoTime() + most.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + most.toMillis() + " ms: " + what);
            }
            synchronized (nobody) {
                TimeUnit.MILLISECONDS.timedWait(nobody, POLL_MILLIS);
            }
        }
    }
}
