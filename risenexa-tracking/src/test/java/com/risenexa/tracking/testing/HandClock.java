package com.risenexa.tracking.testing;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Time that moves only when it is told to; as a listener it knows which retries wait for it. Thread-safe. */
public final class HandClock implements LongSupplier, TrackingListener {
    private final List<Duration> waits = new ArrayList<>();
    private long now;

    @Override
    public synchronized long getAsLong() {
        return now;
    }

    @Override
    public synchronized void onAttempt(TrackingEvent event, Attempt attempt) {
        if (attempt.nextWait() != null) {
            waits.add(attempt.nextWait());
            notifyAll();
        }
    }

    /** Moves the time on, and wakes all who may wait for it. */
    public void advance(Duration by) {
        synchronized (this) {
            now += by.toNanos();
        }
        OurThreads.named("risenexa-delivery").forEach(LockSupport::unpark);
    }

    /** The wait before every retry, in its order. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** Waits until so many retries were decided in all; fails after a minute. */
    public synchronized void awaitWaits(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (waits.size() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(count + " retries expected within a minute; there are " + waits);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
