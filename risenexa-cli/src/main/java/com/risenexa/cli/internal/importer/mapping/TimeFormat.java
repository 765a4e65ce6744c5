package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How times are written. */
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
}
