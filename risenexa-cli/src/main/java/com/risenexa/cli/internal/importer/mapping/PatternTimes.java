package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times by a pattern of {@link DateTimeFormatter}, with English names of months and days. */
final class PatternTimes implements TimeFormat {
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 4, 1, 14, 30, 5, 0, ZoneOffset.UTC);

    private final String pattern;
    private final DateTimeFormatter formatter;

    private PatternTimes(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    static PatternTimes of(String pattern) {
        try {
            // Strict: the usual style takes the 30th of February for the 28th. It wants an era for yyyy.
            PatternTimes times = new PatternTimes(
                    pattern,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            .parseDefaulting(ChronoField.ERA, 1)
                            .toFormatter(Locale.US)
                            .withResolverStyle(ResolverStyle.STRICT));
            if (times.read(times.sample(), ZoneOffset.UTC) != null) {
                return times;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw CliException.usage("--time-format " + pattern + " is not a pattern: " + e.getMessage(), hint());
        }
        throw CliException.usage("--time-format " + pattern + " does not name a day (year, month and day)", hint());
    }

    private static String hint() {
        return "Expected such as 'dd.MM.yyyy HH:mm' (letters as in Java's DateTimeFormatter), epoch-seconds or epoch-millis.";
    }

    private String sample() {
        return formatter.format(SAMPLE);
    }

    @Override
    public @Nullable Instant read(String text, ZoneId zone) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(parsed);
            }
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId own = parsed.query(TemporalQueries.zone());
            return date == null
                    ? null
                    : date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                            .atZone(own == null ? zone : own)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public String expected() {
        return sample() + ", as --time-format " + pattern + " writes it";
    }
}
