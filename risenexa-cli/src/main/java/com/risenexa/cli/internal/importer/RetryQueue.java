package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.importer.RowReaderThread.ImportRow;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were not delivered and wait to be sent again, all of them for the same moment. Bounded by whoever adds.
 * For one thread.
 */
final class RetryQueue {
    private final Duration patience;
    private final DoubleSupplier randomness;
    private final Deque<ImportRow> waiting = new ArrayDeque<>();

    /** Numbers of the rows that were undelivered and are not settled yet: waiting, or on their way again. */
    private final Set<Long> open = new HashSet<>();

    private int round;
    private long due;
    private long sinceNanos;

    /**
     * Nothing waits.
     *
     * @param patience how long rows may stay undelivered without one accepted
     * @param randomness uniform in [0, 1]
     */
    RetryQueue(Duration patience, DoubleSupplier randomness) {
        this.patience = patience;
        this.randomness = randomness;
    }

    void add(ImportRow item, @Nullable Duration retryAfter, long nanoTime) {
        if (open.isEmpty()) {
            sinceNanos = nanoTime;
            due = nanoTime;
        }
        open.add(item.number());
        boolean waits = !waiting.isEmpty();
        waiting.add(item);
        if (retryAfter != null) {
            due = Math.max(due, nanoTime + RetryPolicy.pause(retryAfter).toNanos());
        } else if (!waits || due - nanoTime <= 0) {
            due = nanoTime
                    + RetryPolicy.backoff(round++, randomness.getAsDouble()).toNanos();
        }
    }

    /** A row is done or rejected. */
    void settled(ImportRow item, boolean accepted, long nanoTime) {
        open.remove(item.number());
        if (accepted) {
            sinceNanos = nanoTime;
            round = 0;
        }
    }

    /** The next one whose time has come; null if there is none. */
    @Nullable
    ImportRow poll(long nanoTime) {
        return !waiting.isEmpty() && due - nanoTime <= 0 ? waiting.poll() : null;
    }

    /** How long until {@link #poll} gives something; -1 if nothing waits. */
    long waitNanos(long nanoTime) {
        return waiting.isEmpty() ? -1 : Math.max(0, due - nanoTime);
    }

    /** Rows that are undelivered. */
    int open() {
        return open.size();
    }

    /** Whether it is time to give up. */
    boolean isExpired(long nanoTime) {
        return !open.isEmpty() && nanoTime - sinceNanos >= patience.toNanos();
    }
}
