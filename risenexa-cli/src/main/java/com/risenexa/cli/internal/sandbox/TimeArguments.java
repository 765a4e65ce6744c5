package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliException;
import com.risenexa.tracking.support.OptionTexts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as arguments. */
final class TimeArguments {
    /** Options of the client are never as long; a look back is. */
    private static final Pattern LONG_AGO = Pattern.compile("(\\d{1,6})([hd])");

    private TimeArguments() {}

    static Duration duration(String option, @Nullable String text, Duration otherwise) {
        if (text == null) {
            return otherwise;
        }
        Duration duration = OptionTexts.duration(text);
        if (duration == null) {
            throw CliException.usage(option + " " + text + " cannot be read; expected such as 700ms, 2s or 1m", null);
        }
        return duration;
    }

    /** A moment, or so long ago. */
    static Instant moment(String option, String text, Clock clock) {
        Matcher longAgo = LONG_AGO.matcher(text);
        Duration ago = longAgo.matches()
                ? Duration.parse((longAgo.group(2).equals("d") ? "P" : "PT") + text)
                : OptionTexts.duration(text);
        if (ago != null) {
            return clock.instant().minus(ago);
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw CliException.usage(
                    option + " " + text + " cannot be read; expected such as 5m, 2h, 3d or 2026-04-01T12:00:00Z", null);
        }
    }
}
