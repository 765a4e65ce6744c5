package com.risenexa.cli.internal.importer;

import org.jspecify.annotations.Nullable;

/** When the next row may be sent. Pure but for what it was told before; for one thread. */
final class RowRateLimiter {
    /** So much of a delay is made up for, since pauses are never exact; no more, or a stall would end in a burst. */
    private static final long MOST_BEHIND_NANOS = 50_000_000;

    private final @Nullable Rate rate;
    private long next;

    RowRateLimiter(@Nullable Rate rate, long nanoTime) {
        this.rate = rate;
        this.next = nanoTime;
    }

    /** How long to wait before the next row; 0 for now. */
    long waitNanos(long nanoTime) {
        return rate == null ? 0 : Math.max(0, next - nanoTime);
    }

    /** A row is sent. */
    void sent(long nanoTime) {
        if (rate != null) {
            next = Math.max(next, nanoTime - MOST_BEHIND_NANOS) + rate.intervalNanos();
        }
    }
}
