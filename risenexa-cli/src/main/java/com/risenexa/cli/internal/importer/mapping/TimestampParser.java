package com.risenexa.cli.internal.importer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads when something happened: a date and perhaps a time of day, with an offset as ISO-8601 or a database writes it
 * ({@code +02:00}, {@code +0200}, {@code +02}, {@code UTC}), or in a zone that is given.
 */
final class TimestampParser {
    private static final String SHAPE = "0000-00-00 00:00:00";
    private static final String UTC = "UTC";
    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;

    /** Strict: the usual style takes the 30th of February for the 28th. */
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendPattern("[ ]")
            .append(offset("+HH:MM:ss"))
            .optionalEnd()
            .optionalStart()
            .appendPattern("[ ]")
            .append(offset("+HHMM"))
            .optionalEnd()
            .optionalStart()
            .appendPattern("[ ]")
            .append(offset("+HH"))
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private TimestampParser() {}

    private static DateTimeFormatter offset(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendOffset(pattern, "Z")
                .toFormatter(Locale.ROOT);
    }

    /** Null if it cannot be read. A time that a zone skips or has twice is taken as {@link LocalDateTime#atZone} does. */
    static @Nullable Instant read(String text, ZoneId zone) {
        try {
            Instant usual = usual(text, zone);
            return usual == null ? any(text, zone) : usual;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Instant any(String text, ZoneId zone) {
        boolean utc = text.regionMatches(true, text.length() - UTC.length(), UTC, 0, UTC.length());
        String numbers = utc ? text.substring(0, text.length() - UTC.length()).stripTrailing() + "Z" : text;
        TemporalAccessor parsed = ANY.parse(numbers);
        LocalDate date = Objects.requireNonNull(parsed.query(TemporalQueries.localDate()));
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }

    /**
     * The forms that nearly all files have, by their positions: the formatter takes a fifth of an import's time. Null if it
     * is another form.
     */
    private static @Nullable Instant usual(String text, ZoneId zone) {
        boolean utc = text.endsWith("Z");
        int length = text.length() - (utc ? 1 : 0);
        boolean known = length == MINUTES || length == SECONDS || (length == DATE && !utc);
        if (!known || !fits(text, length)) {
            return null;
        }
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                length == DATE ? 0 : number(text, 11, 13),
                length == DATE ? 0 : number(text, 14, 16),
                length == SECONDS ? number(text, 17, 19) : 0);
        return utc ? local.toInstant(ZoneOffset.UTC) : local.atZone(zone).toInstant();
    }

    private static boolean fits(String text, int length) {
        for (int i = 0; i < length; i++) {
            char expected = SHAPE.charAt(i);
            char c = text.charAt(i);
            boolean fits = expected == '0' ? c >= '0' && c <= '9' : c == expected || (expected == ' ' && c == 'T');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
