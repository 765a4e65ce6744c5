package com.risenexa.tracking.internal.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands things to the one thread that made it. That thread naps before it goes to sleep, and only from sleep is it woken:
 * to wake a thread costs more than all else that is done for an event.
 */
final class Inbox<T> {
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(250);

    /** Then there is little to do, and what comes may pay for a wake-up. */
    private static final int MOST_NAPS = 2;

    private final Queue<T> queue = new ConcurrentLinkedQueue<>();
    private final Thread reader = Thread.currentThread();
    private final AtomicBoolean asleep = new AtomicBoolean();

    /** From any thread. */
    void add(T thing) {
        queue.add(thing);
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(reader);
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The oldest, on the thread that made this. */
    T take() throws InterruptedException {
        throwIfInterrupted();
        @Nullable T next = queue.poll();
        for (int naps = 0; next == null && naps < MOST_NAPS; naps++) {
            LockSupport.parkNanos(this, NAP_NANOS);
            throwIfInterrupted();
            next = queue.poll();
        }
        while (next == null) {
            next = sleep();
        }
        return next;
    }

    private @Nullable T sleep() throws InterruptedException {
        asleep.set(true);
        try {
            // What came before it was seen to sleep has woken nobody.
            if (queue.isEmpty()) {
                LockSupport.park(this);
            }
            throwIfInterrupted();
        } finally {
            asleep.set(false);
        }
        return queue.poll();
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
