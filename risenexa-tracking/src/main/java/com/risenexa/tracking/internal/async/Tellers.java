package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.internal.time.DaemonThreads;
import com.risenexa.tracking.internal.time.Timer;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Daemon threads that complete the futures, and so run what callers hung on them: a few, and more when all of them are
 * held up while results wait, for they may be held up by one that waits. Their queue is bounded by the events: each is in
 * it at most once.
 */
final class Tellers {
    private static final int THREADS = 4;
    private static final int MOST_THREADS = 256;
    private static final int IDLE_SECONDS = 10;
    private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonThreads.named("risenexa-callback"));
    private final Timer watch = new Timer("risenexa-watch");
    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();

    Tellers() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs a task that does nothing when it is run twice. */
    void tell(Runnable task) {
        try {
            threads.execute(() -> run(task));
        } catch (Error noThread) {
            // Nobody must wait for it in vain.
            task.run();
            throw noThread;
        }
        watchIfAllAreBusy();
    }

    private void run(Runnable task) {
        busy.incrementAndGet();
        begun.incrementAndGet();
        try {
            watchIfAllAreBusy();
            task.run();
        } finally {
            busy.decrementAndGet();
        }
    }

    private void watchIfAllAreBusy() {
        boolean allAreBusy = busy.get() >= threads.getCorePoolSize();
        if (allAreBusy && !threads.getQueue().isEmpty() && watching.compareAndSet(false, true)) {
            checkLater();
        }
    }

    private void checkLater() {
        long before = begun.get();
        try {
            Future<?> unused = watch.schedule(() -> check(before), HELD_UP_NANOS);
        } catch (Error noThread) {
            watching.set(false);
            throw noThread;
        }
    }

    /** Twice as many threads if none of them came to a further task; as many as ever once nothing waits. */
    private void check(long before) {
        boolean waiting = !threads.getQueue().isEmpty();
        try {
            if (!waiting) {
                threads.setCorePoolSize(THREADS);
                threads.setMaximumPoolSize(THREADS);
            } else if (begun.get() == before) {
                int more = Math.min(MOST_THREADS, 2 * threads.getCorePoolSize());
                threads.setMaximumPoolSize(more);
                threads.setCorePoolSize(more);
            }
        } finally {
            if (waiting) {
                checkLater();
            } else {
                watching.set(false);
                watchIfAllAreBusy();
            }
        }
    }
}
