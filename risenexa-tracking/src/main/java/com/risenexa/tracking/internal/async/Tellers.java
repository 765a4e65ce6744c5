package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.internal.time.DaemonThreads;
import com.risenexa.tracking.internal.time.Timer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Daemon threads that complete the futures, and so run what callers hung on them: one, a few when results have to wait for
 * it, and more when all of them are held up, for they may be held up by one that waits. Their queue is bounded by the
 * events: each is in it at most once.
 */
final class Tellers {
    private static final int A_FEW = 4;
    private static final int MOST = 256;
    private static final int IDLE_SECONDS = 10;
    private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Before a thread goes to sleep: to wake one costs as much as to tell a hundred results. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DaemonThreads.named("risenexa-callback"));

    /** Threads that tell, nap, or are on their way, and how many of them there may be. */
    private final AtomicInteger telling = new AtomicInteger();

    private volatile int allowed = 1;

    private final Timer watch = new Timer("risenexa-watch");
    private final AtomicBoolean watching = new AtomicBoolean();
    private final AtomicLong begun = new AtomicLong();

    /** Runs a task on one of these threads. */
    void tell(Runnable task) {
        waiting.add(task);
        try {
            startOne();
        } catch (Error noThread) {
            // Nobody must wait for it in vain.
            if (waiting.remove(task)) {
                task.run();
            }
            throw noThread;
        }
        watchWhatWaits();
    }

    private void startOne() {
        int count = telling.get();
        while (count < allowed && !waiting.isEmpty()) {
            if (telling.compareAndSet(count, count + 1)) {
                start();
                return;
            }
            count = telling.get();
        }
    }

    private void start() {
        try {
            threads.execute(this::tellAll);
        } catch (Error noThread) {
            telling.decrementAndGet();
            throw noThread;
        }
    }

    private void tellAll() {
        try {
            do {
                tellWhatWaits();
                LockSupport.parkNanos(this, NAP_NANOS);
            } while (!waiting.isEmpty());
        } finally {
            telling.decrementAndGet();
            startOne();
        }
    }

    private void tellWhatWaits() {
        Runnable task = waiting.poll();
        while (task != null) {
            begun.incrementAndGet();
            task.run();
            task = waiting.poll();
        }
    }

    /** Whoever tells may be held up from now on. */
    private void watchWhatWaits() {
        if (!watching.get() && !waiting.isEmpty() && watching.compareAndSet(false, true)) {
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

    /** One thread as long as it keeps up; another one if not; twice as many if none came to a further task. */
    private void check(long before) {
        if (waiting.isEmpty()) {
            allowed = 1;
            watching.set(false);
            watchWhatWaits();
            return;
        }
        int now = allowed;
        int next = begun.get() == before ? Math.min(MOST, 2 * now) : Math.max(now, Math.min(A_FEW, now + 1));
        allowed = next;
        try {
            for (int more = now; more < next; more++) {
                startOne();
            }
        } finally {
            checkLater();
        }
    }
}
