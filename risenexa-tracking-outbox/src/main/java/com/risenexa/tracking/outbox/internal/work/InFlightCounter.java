package com.risenexa.tracking.outbox.internal.work;

import java.util.concurrent.TimeUnit;

/** Counts what is in flight, and waits until nothing is. Thread-safe. */
final class InFlightCounter {
    private final Object changed = new Object();
    private int count;

    void enter() {
        synchronized (changed) {
            count++;
        }
    }

    void leave(int many) {
        synchronized (changed) {
            count -= many;
            changed.notifyAll();
        }
    }

    /** Whether there is none by that moment of {@code System.nanoTime}. */
    boolean awaitNone(long deadline) throws InterruptedException {
        synchronized (changed) {
            long left = deadline - System.nanoTime();
            while (count > 0 && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(changed, left);
                left = deadline - System.nanoTime();
            }
            return count == 0;
        }
    }
}
