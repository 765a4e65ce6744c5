package com.risenexa.tracking.outbox.internal.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wait for nothing but time; an interrupt ends it. */
final class Pause {
    private Pause() {}

    static void of(Duration length) throws InterruptedException {
        boolean unused = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
    }
}
