package com.risenexa.tracking.internal.time;

import java.time.Duration;

/** Durations as nanoseconds. */
public final class Nanos {
    /** Half the range, so that adding it to a moment of {@code System.nanoTime} cannot overflow into the past. */
    private static final long MAX = Long.MAX_VALUE / 2;

    private Nanos() {}

    /** The nanoseconds from 0 to some 146 years; {@code Duration.toNanos} throws beyond its range. */
    public static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.toSeconds() >= MAX / 1_000_000_000 ? MAX : Math.min(duration.toNanos(), MAX);
    }
}
