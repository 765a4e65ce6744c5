package com.risenexa.tracking.internal.async;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads that complete the futures, and so run what callers hung on them. A pool of the fork-join kind: a callback
 * that joins another future of the client is made up for by a further thread, where a plain pool would come to a
 * standstill. Its queue is bounded by the events: each is in it at most once.
 */
final class Tellers {
    private static final int THREADS = 4;
    private static final int MOST_THREADS = 256;
    private static final int IDLE_SECONDS = 10;

    private final AtomicInteger count = new AtomicInteger();
    private final ForkJoinPool pool = new ForkJoinPool(
            THREADS,
            this::thread,
            null,
            true,
            THREADS,
            MOST_THREADS,
            1,
            saturated -> true,
            IDLE_SECONDS,
            TimeUnit.SECONDS);

    /** Runs a task that does nothing when it is run twice. */
    void tell(Runnable task) {
        try {
            pool.execute(task);
        } catch (Error noThread) {
            // It may lie in the pool or not; nobody must wait for it in vain.
            task.run();
            throw noThread;
        }
    }

    private ForkJoinWorkerThread thread(ForkJoinPool owner) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(owner);
        thread.setName("risenexa-callback-" + count.incrementAndGet());
        return thread;
    }
}
