package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.store.StoredAttempt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks the time between attempts (CONTRACT R13, R14). All times are in microseconds of the startup's clock. */
final class RetryTiming {
    static final long SECOND = 1_000_000;

    /** The longest pause that a client owes, whatever the header says (CONTRACT R16). */
    private static final double LONGEST_PAUSE = 3600.0 * SECOND;

    private static final double LEAST = 0.8;
    private static final int LONGEST_SECONDS = 30;

    /** Two clocks never run quite alike. */
    private static final double TOLERANCE = 0.01;

    private RetryTiming() {}

    /** The wait before retry n, without chance; n from 0. */
    static long backoff(int n) {
        return Math.min(1L << Math.min(n, 10), LONGEST_SECONDS) * SECOND;
    }

    /** Whether a retry came earlier than chance can make it. */
    static boolean isTooEarly(double gap, int n, double grain) {
        return isBefore(gap, backoff(n) * LEAST, grain);
    }

    /** Whether a gap is shorter than asked for, beyond what clocks may differ by. */
    static boolean isBefore(double gap, double asked, double grain) {
        return gap + 2 * grain < asked * (1 - TOLERANCE);
    }

    /** What a 429 or 503 asked for, at most an hour; null if it asked for nothing that can be read. */
    static @Nullable Double retryAfter(StoredAttempt seen, double timeScale) {
        Integer status = seen.status();
        String answer = seen.answer();
        if (answer == null || status == null || (status != 429 && status != 503)) {
            return null;
        }
        String value = RequestChecks.header(answer, "retry-after");
        if (value == null) {
            return null;
        }
        Double asked =
                value.matches("\\d{1,18}") ? (Double) (Long.parseLong(value) * (double) SECOND) : date(value, seen);
        return asked == null ? null : (Double) Math.min(asked, LONGEST_PAUSE);
    }

    /** A date is waited for on the startup's clock like any wait: the scale is in the gap already. */
    private static @Nullable Double date(String value, StoredAttempt seen) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH))
                    .toInstant();
            Instant at = Instant.EPOCH.plusNanos(seen.atMicros() * 1000);
            return Math.max(0.0, (double) ChronoUnit.MICROS.between(at, date));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
