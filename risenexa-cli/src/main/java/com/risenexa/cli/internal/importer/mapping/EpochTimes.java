package com.risenexa.cli.internal.importer.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as a number of seconds or milliseconds since 1970, perhaps with a fraction. */
final class EpochTimes implements TimeFormat {
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
