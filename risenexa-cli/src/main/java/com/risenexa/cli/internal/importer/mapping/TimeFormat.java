package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The format of timestamps. */
interface TimeFormat {
    /** Null if the text is not written so. */
    @Nullable
    Instant read(String text, ZoneId zone);

    /** What is expected, for messages. */
    String expected();

    /**
     * By the value of {@code --time-format}.
     *
     * @param option null for the usual forms
     * @throws CliException if it cannot be used
     */
    static TimeFormat of(@Nullable String option) {
        if (option == null) {
            return new UsualTimes();
        }
        return switch (option) {
            case "epoch-seconds" -> new EpochTimes(option, TimeUnit.SECONDS);
            case "epoch-millis" -> new EpochTimes(option, TimeUnit.MILLISECONDS);
            default -> PatternTimes.of(option);
        };
    }

    /** Times as a number of seconds or milliseconds since 1970, perhaps with a fraction. */
    static final class EpochTimes implements TimeFormat {
        /** As many digits as the year 9999 needs, and no more: a fraction is of nanoseconds at most. */
        private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

        private static final BigDecimal NANOS_A_SECOND = BigDecimal.valueOf(1_000_000_000);
        private static final long EXAMPLE_SECONDS = 1_775_044_800;

        private final String name;
        private final String example;
        private final BigDecimal nanos;

        EpochTimes(String name, TimeUnit unit) {
            this.name = name;
            this.example = String.valueOf(unit.convert(EXAMPLE_SECONDS, TimeUnit.SECONDS));
            this.nanos = BigDecimal.valueOf(unit.toNanos(1));
        }

        @Override
        public @Nullable Instant read(String text, ZoneId zone) {
            if (!NUMBER.matcher(text).matches()) {
                return null;
            }
            try {
                BigDecimal[] parts = new BigDecimal(text).multiply(nanos).divideAndRemainder(NANOS_A_SECOND);
                return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValue());
            } catch (DateTimeException | ArithmeticException e) {
                return null;
            }
        }

        @Override
        public String expected() {
            return "a number such as " + example + ", by --time-format " + name;
        }
    }

    /** Times by a pattern of {@link DateTimeFormatter}, with English names of months and days. */
    static final class PatternTimes implements TimeFormat {
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

    /** The forms that are read if {@code --time-format} does not name one. */
    static final class UsualTimes implements TimeFormat {
        @Override
        public @Nullable Instant read(String text, ZoneId zone) {
            return TimestampParser.read(text, zone);
        }

        @Override
        public String expected() {
            return "2026-04-01T12:00:00Z, 2026-04-01 12:00:00+00, 2026-04-01 12:00 or 2026-04-01, or --time-format for others"
                    + " (epoch-seconds, epoch-millis, or a pattern such as dd.MM.yyyy HH:mm)";
        }
    }

    /**
     * Reads when something happened: a date and perhaps a time of day, with an offset as ISO-8601 or a database writes it
     * ({@code +02:00}, {@code +0200}, {@code +02}, {@code UTC}), or in a zone that is given.
     */
    static final class TimestampParser {
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
            String numbers =
                    utc ? text.substring(0, text.length() - UTC.length()).stripTrailing() + "Z" : text;
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
}
