package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.remote.QueryString;
import java.util.Map;
import java.util.Objects;
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
}
