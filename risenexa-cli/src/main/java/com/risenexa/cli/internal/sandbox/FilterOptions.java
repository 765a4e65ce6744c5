package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.tracking.support.OptionTexts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select events or attempts. */
final class FilterOptions {
    @Option(names = "--type", paramLabel = "T", description = "Only this type, such as user_registered.")
    @Nullable
    String type;

    @Option(names = "--user", paramLabel = "ID", description = "Only of this user.")
    @Nullable
    String user;

    @Option(
            names = "--outcome",
            paramLabel = "O",
            description = "Only with this outcome, or events with such an attempt: counted, duplicate, conflict,"
                    + " rejected, faulted or lost.")
    @Nullable
    String outcome;

    QueryString query(@Nullable String startup) {
        return QueryString.NONE
                .with("startup", startup)
                .with("type", type)
                .with("user", user)
                .with("outcome", outcome);
    }

    /** The same question of an attempt that is here already. */
    boolean match(Map<String, @Nullable Object> attempt) {
        return isIt(type, attempt.get("event_type"))
                && isIt(user, attempt.get("user_id"))
                && isIt(outcome, attempt.get("outcome"));
    }

    private static boolean isIt(@Nullable String wanted, @Nullable Object value) {
        return wanted == null || Objects.equals(wanted, value);
    }

    /** Times as arguments. */
    static final class TimeArguments {
        /** Options of the client are never as long; a look back is. */
        private static final Pattern LONG_AGO = Pattern.compile("(\\d{1,6})([hd])");

        private TimeArguments() {}

        static Duration duration(String option, @Nullable String text, Duration otherwise) {
            if (text == null) {
                return otherwise;
            }
            Duration duration = OptionTexts.duration(text);
            if (duration == null) {
                throw CliException.usage(
                        option + " " + text + " cannot be read; expected such as 700ms, 2s or 1m", null);
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
                        option + " " + text + " cannot be read; expected such as 5m, 2h, 3d or 2026-04-01T12:00:00Z",
                        null);
            }
        }
    }
}
