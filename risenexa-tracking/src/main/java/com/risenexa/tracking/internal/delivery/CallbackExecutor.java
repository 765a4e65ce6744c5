package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.DaemonThreads;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs what users hung on their futures: on one thread while that keeps up. If results wait and no callback ended for
 * 10 ms, callbacks block, perhaps on one another: then on as many threads as results wait, and at once on another while
 * they do. Once most of them have ended, a new single thread takes what comes: many would share a steady stream, none of
 * them idle for long enough to end, and each result would wake another. Thread-safe.
 */
public final class CallbackExecutor {
    private static final ThreadFactory THREADS = DaemonThreads.named("risenexa-callback");
    private static final int MAX_THREADS = 1000;
    private static final int IDLE_SECONDS = 10;
    private static final long STALLED_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long GROWN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int maxThreads;
    private ThreadPoolExecutor threads;
    private long begun;
    private final AtomicLong ended = new AtomicLong();

    // Of the thread that checks.
    private volatile boolean stalling;
    private long checkedAt;
    private long endedBefore;
    private long grownAt;

    /** @param maxPending no more callbacks can wait at a time */
    public CallbackExecutor(int maxPending) {
        maxThreads = Math.min(maxPending, MAX_THREADS);
        threads = singleThread();
    }

    private ThreadPoolExecutor singleThread() {
        ThreadPoolExecutor single = new ThreadPoolExecutor(
                1, maxThreads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), THREADS);
        single.allowCoreThreadTimeOut(true);
        return single;
    }

    public synchronized void execute(Runnable callback) {
        long open = begun - ended.get();
        if (threads.getCorePoolSize() > 1 && open >= threads.getCorePoolSize()) {
            growTo(open + 1);
        }
        threads.execute(() -> {
            try {
                callback.run();
            } finally {
                ended.incrementAndGet();
            }
        });
        begun++;
    }

    /** Adds threads if callbacks block, on the delivery thread; after how many nanoseconds to look again. */
    synchronized long check() {
        boolean waited = stalling;
        stalling = !threads.getQueue().isEmpty() && threads.getCorePoolSize() < threads.getMaximumPoolSize();
        long endedNow = ended.get();
        if (!stalling) {
            if (threads.getCorePoolSize() > 1) {
                shrinkIfMostEnded(begun - endedNow);
            }
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        if (!waited || endedNow != endedBefore) {
            endedBefore = endedNow;
            checkedAt = now;
        } else if (now - checkedAt >= STALLED_NANOS) {
            growTo(begun - endedNow);
            checkedAt = now;
        }
        return STALLED_NANOS - (now - checkedAt);
    }

    /** Whether results wait that nobody may tell unless {@link #check} is called again; as the last check saw it. */
    boolean isStalling() {
        return stalling;
    }

    private void growTo(long wanted) {
        int size = (int) Math.min(threads.getMaximumPoolSize(), wanted);
        if (size > threads.getCorePoolSize()) {
            threads.setCorePoolSize(size);
            grownAt = System.nanoTime();
        }
    }

    private void shrinkIfMostEnded(long open) {
        if (open <= threads.getCorePoolSize() / 2 && System.nanoTime() - grownAt >= GROWN_NANOS) {
            ThreadPoolExecutor grown = threads;
            threads = singleThread();
            // As short as after a close, if there was one.
            threads.setKeepAliveTime(grown.getKeepAliveTime(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
            // Those that still run, or block, end first.
            grown.shutdown();
        }
    }

    /** Lets each thread go as soon as it has nothing to do; what still waits is run. */
    public synchronized void close() {
        threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }
}
