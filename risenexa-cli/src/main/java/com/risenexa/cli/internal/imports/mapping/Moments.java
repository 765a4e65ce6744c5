package com.risenexa.cli.internal.imports.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads when something happened: ISO-8601 with its zone, or a date and perhaps a time of day in a zone that is given. */
final class Moments {
    static final String EXPECTED = "2026-04-01T12:00:00Z, 2026-04-01 12:00:00, 2026-04-01 12:00 or 2026-04-01";

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private Moments() {}

    /** Null if it cannot be read. A time that a zone skips or has twice is taken as {@link LocalDateTime#atZone} does. */
    static @Nullable Instant read(String text, ZoneId zone) {
        try {
            TemporalAccessor parsed = ANY.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof Instant instant) {
                return instant;
            }
            return parsed instanceof LocalDateTime time
                    ? time.atZone(zone).toInstant()
                    : ((LocalDate) parsed).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
