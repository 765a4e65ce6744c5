package com.risenexa.cli.internal.importer.mapping;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The forms that are read if {@code --time-format} does not name one. */
final class UsualTimes implements TimeFormat {
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
