package com.risenexa.cli.support;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again, for a bounded time. */
public final class Poll {
    private static final long MOST_SECONDS = 120;

    private Poll() {}

    public static void until(String what, Callable<Boolean> condition) {
        long from = System.nanoTime();
        try {
            while (!condition.call()) {
                if (System.nanoTime() - from > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
                    throw new AssertionError("not within " + MOST_SECONDS + " s: " + what);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }
}
