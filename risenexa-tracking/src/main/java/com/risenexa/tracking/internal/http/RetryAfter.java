package com.risenexa.tracking.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the Retry-After header: delta-seconds or an HTTP-date (RFC 9110, 10.2.3; CONTRACT R14, R15). */
final class RetryAfter {
    /** Beyond every cap, and far from every overflow. */
    private static final Duration LONGEST = Duration.ofDays(100 * 365L);

    /** The one that is sent, and the two obsolete ones that must be read (RFC 9110, 5.6.7). */
    private static final List<DateTimeFormatter> HTTP_DATE = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    // A server that waits for a moment means one of this century.
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /**
     * How long to wait from now.
     *
     * @param date the answer's Date header: an HTTP-date is held against the clock of the server that made it
     * @param now this machine's clock, for an answer without a Date
     * @return zero or more; null if the header is absent or unreadable
     */
    static @Nullable Duration parse(@Nullable String header, @Nullable String date, Instant now) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String value = header.strip();
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > 10 ? LONGEST : min(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant moment = httpDate(value);
        if (moment == null) {
            return null;
        }
        Instant sent = date == null ? null : httpDate(date.strip());
        Duration wait = Duration.between(sent == null ? now : sent, moment);
        return wait.isNegative() ? Duration.ZERO : min(wait);
    }

    private static Duration min(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Instant httpDate(String value) {
        for (DateTimeFormatter format : HTTP_DATE) {
            try {
                return format.parse(value, Instant::from);
            } catch (DateTimeException e) {
                // Perhaps the next form is the one.
            }
        }
        return null;
    }
}
