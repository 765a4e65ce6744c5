package com.risenexa.benchmarks.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What each piece of work does: it takes as long as a request to a server nearby, and costs no CPU. */
final class Work {
    private static final Duration REQUEST = Duration.ofMillis(5);
    private static volatile CountDownLatch open = new CountDownLatch(0);

    private Work() {}

    static void expect(int pieces) {
        open = new CountDownLatch(pieces);
    }

    static void deliver() {
        long end = System.nanoTime() + REQUEST.toNanos();
        long left = REQUEST.toNanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
        open.countDown();
    }

    /** Whether all that was expected was done in time. */
    static boolean await(Duration most) throws InterruptedException {
        return open.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    static long left() {
        return open.getCount();
    }
}
