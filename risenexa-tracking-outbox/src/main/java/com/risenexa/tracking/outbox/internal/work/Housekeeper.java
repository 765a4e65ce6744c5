package com.risenexa.tracking.outbox.internal.work;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the engine's periodic tasks and ours. The engine's (heartbeats, the search for dead instances) are left out while
 * the database is known to fail: the engine would log each failure with its stack. Thread-safe.
 */
final class Housekeeper extends ScheduledThreadPoolExecutor {
    /** Two for the engine's tasks, two for ours: each may hang on a silent database. */
    private static final int THREADS = 4;

    private final DatabaseHealth health;

    /** A periodic task. What it throws is reported, and the next run tries again. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    Housekeeper(DatabaseHealth health) {
        super(THREADS, OutboxThreads.daemons("housekeeper"), new ThreadPoolExecutor.DiscardPolicy());
        this.health = health;
    }

    /** The engine's way to a periodic task. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return super.scheduleWithFixedDelay(
                () -> {
                    if (health.problem() == null) {
                        guarded(task::run);
                    }
                },
                first,
                delay,
                unit);
    }

    void every(Duration interval, Task task) {
        Future<?> unused = super.scheduleWithFixedDelay(
                () -> guarded(task), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    void after(Duration wait, Runnable task) {
        Future<?> unused = schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A periodic task ends with the first exception that leaves it. */
    private void guarded(Task task) {
        try {
            task.run();
        } catch (Throwable e) {
            health.failed(e);
        }
    }
}
