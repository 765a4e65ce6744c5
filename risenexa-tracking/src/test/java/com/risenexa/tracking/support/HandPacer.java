package com.risenexa.tracking.support;

import com.risenexa.tracking.spi.Pacer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that moves only when it is told to, and counts what is asked of it. Thread-safe. */
public class HandPacer implements Pacer {
    private record Task(Runnable run, long due) {}

    private final List<Task> tasks = new ArrayList<>();
    private final List<Duration> scheduled = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private long now;
    private int pausing;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public boolean pause(Duration duration, CountDownLatch cut) throws InterruptedException {
        long end = begin(duration);
        try {
            while (nanoTime() < end) {
                if (cut.await(1, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return cut.getCount() == 0;
        } finally {
            end();
        }
    }

    @Override
    public synchronized void schedule(Runnable task, Duration delay) {
        tasks.add(new Task(task, now + delay.toNanos()));
        scheduled.add(delay);
        notifyAll();
    }

    @Override
    public Duration real(Duration wait) {
        return wait;
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }

    /** Moves the time on, and runs on this thread what is due, in its order. */
    public void advance(Duration by) {
        for (Task task : due(by)) {
            task.run().run();
        }
    }

    /** Every delay that was asked for, in its order. */
    public synchronized List<Duration> scheduled() {
        return List.copyOf(scheduled);
    }

    /** Every pause that was begun, in its order. */
    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** Waits until so many threads pause; fails after a minute. */
    public void awaitPausing(int count) throws InterruptedException {
        await(() -> pausing >= count, count + " threads that pause");
    }

    /** Waits until so many tasks were scheduled in all; fails after a minute. */
    public void awaitScheduled(int count) throws InterruptedException {
        await(() -> scheduled.size() >= count, count + " scheduled tasks");
    }

    private synchronized void await(java.util.function.BooleanSupplier condition, String what)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        what + " expected within a minute; " + pausing + " pause, scheduled " + scheduled);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized List<Task> due(Duration by) {
        now += by.toNanos();
        List<Task> due = tasks.stream()
                .filter(task -> task.due() <= now)
                .sorted(Comparator.comparingLong(Task::due))
                .toList();
        tasks.removeAll(due);
        return due;
    }

    private synchronized long begin(Duration duration) {
        pausing++;
        pauses.add(duration);
        notifyAll();
        return now + duration.toNanos();
    }

    private synchronized void end() {
        pausing--;
    }
}
