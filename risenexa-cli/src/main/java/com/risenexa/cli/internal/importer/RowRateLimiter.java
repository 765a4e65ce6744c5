package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits the rate at which rows are sent. Pure but for what it was told before; for one thread. */
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

    /** A rate: one row per so many nanoseconds. */
    record Rate(long intervalNanos) {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})/([sm])");

        /** {@code 50/s} or {@code 100/m}. */
        static Rate of(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
                throw CliException.usage("--rate " + text + " cannot be read; expected such as 50/s or 100/m", null);
            }
            TimeUnit unit = matcher.group(2).equals("s") ? TimeUnit.SECONDS : TimeUnit.MINUTES;
            return new Rate(unit.toNanos(1) / Long.parseLong(matcher.group(1)));
        }
    }
}
