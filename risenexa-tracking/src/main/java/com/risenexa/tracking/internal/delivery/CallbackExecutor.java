package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.DaemonThreads;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs what users hung on their futures: on one thread while that keeps up. If results wait and no callback ended for
 * 10 ms, callbacks block, perhaps on one another: then on as many threads as results wait. Thread-safe, but
 * {@link #check}.
 */
public final class CallbackExecutor {
    private static final int MAX_THREADS = 1000;
    private static final int IDLE_SECONDS = 10;
    private static final long STALLED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ThreadPoolExecutor threads;

    // Of the thread that checks.
    private boolean watching;
    private long checkedAt;
    private long endedBefore;

    /** @param maxPending no more callbacks can wait at a time */
    public CallbackExecutor(int maxPending) {
        threads = new ThreadPoolExecutor(
                1,
                Math.min(maxPending, MAX_THREADS),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.named("risenexa-callback"));
        threads.allowCoreThreadTimeOut(true);
    }

    public void execute(Runnable callback) {
        threads.execute(callback);
    }

    /** Adds threads if callbacks block, on the delivery thread; after how many nanoseconds to look again. */
    long check() {
        int waiting = threads.getQueue().size();
        if (waiting == 0) {
            watching = false;
            if (threads.getCorePoolSize() > 1) {
                threads.setCorePoolSize(1);
            }
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        if (watching && now - checkedAt < STALLED_NANOS) {
            return STALLED_NANOS - (now - checkedAt);
        }
        long ended = threads.getCompletedTaskCount();
        if (watching && ended == endedBefore) {
            threads.setCorePoolSize(Math.min(threads.getMaximumPoolSize(), threads.getActiveCount() + waiting));
        }
        watching = true;
        checkedAt = now;
        endedBefore = ended;
        return STALLED_NANOS;
    }

    /** Lets each thread go as soon as it has nothing to do; what still waits is run. */
    public void close() {
        threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }
}
