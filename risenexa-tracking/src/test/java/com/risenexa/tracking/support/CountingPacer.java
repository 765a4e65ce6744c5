package com.risenexa.tracking.support;

import com.risenexa.tracking.spi.Pacer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Another pacer's time, and how often it was asked to wait. Thread-safe. */
public final class CountingPacer implements Pacer {
    private final Pacer pacer;
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();

    public CountingPacer(Pacer pacer) {
        this.pacer = pacer;
    }

    public int pauses() {
        return pauses.get();
    }

    public int tasks() {
        return tasks.get();
    }

    @Override
    public long nanoTime() {
        return pacer.nanoTime();
    }

    @Override
    public boolean pause(Duration duration, CountDownLatch cut) throws InterruptedException {
        pauses.incrementAndGet();
        return pacer.pause(duration, cut);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        tasks.incrementAndGet();
        pacer.schedule(task, delay);
    }

    @Override
    public Duration real(Duration wait) {
        return pacer.real(wait);
    }

    @Override
    public void close() {
        pacer.close();
    }
}
