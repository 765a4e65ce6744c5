package com.risenexa.tracking.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For a state that nobody announces: asked again and again. */
public final class Until {
    private static final long PERIOD = TimeUnit.MICROSECONDS.toNanos(200);

    private Until() {}

    /** Returns when the condition holds; fails after a minute. */
    @SuppressWarnings("ThreadPriorityCheck") // it looks again as soon as it may; a pause would be a sleep
    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within a minute: " + what);
            }
            LockSupport.parkNanos(PERIOD);
        }
    }
}
