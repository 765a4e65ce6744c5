package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.OutboxTableException;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Opens an outbox for one call. It is never started, so it delivers nothing. */
public final class OutboxSession {
    private OutboxSession() {}

    /**
     * The call's result.
     *
     * @param mayBeNew whether a file that is not there is made
     * @throws CliException if the database cannot be reached or used
     */
    public static <T> T call(
            DatabaseOptions database,
            ProcessEnvironment process,
            boolean mayBeNew,
            Function<? super TrackingOutbox, ? extends T> call) {
        LogSilencer.quieten();
        String url = database.jdbcUrl(process, mayBeNew);
        // It sends nothing, and so needs no options.
        try (TrackingClient client = TrackingClient.builder().build();
                TrackingOutbox outbox =
                        named(TrackingOutbox.builder(url, client), database).build()) {
            return call.apply(outbox);
        } catch (OutboxException e) {
            throw DatabaseErrors.of(e);
        }
    }

    private static TrackingOutbox.Builder named(TrackingOutbox.Builder builder, DatabaseOptions database) {
        try {
            return database.table == null ? builder : builder.tableName(database.table);
        } catch (IllegalArgumentException e) {
            throw CliException.usage("--table: " + e.getMessage(), null);
        }
    }

    /** Translates a database's failure into advice: repeat the command, wait for others, or correct the settings. */
    static final class DatabaseErrors {
        /** The classes of SQL states that pass: connection, rollback, resources, intervention. */
        private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

        private static final Pattern LOCKED = Pattern.compile("\\[SQLITE_(BUSY|LOCKED)");
        private static final Pattern PASSWORD =
                Pattern.compile("(?i)(password|pwd)=[^&;\\s]*|(?<=//)[^/@\\s]*:[^/@\\s]*(?=@)");

        private DatabaseErrors() {}

        static CliException of(OutboxException failure) {
            String message =
                    PASSWORD.matcher(String.valueOf(failure.getMessage())).replaceAll("***");
            if (failure instanceof OutboxTableException) {
                return CliException.configuration(message, null);
            }
            if (failure.getCause() instanceof SQLException cause) {
                if (LOCKED.matcher(String.valueOf(cause.getMessage())).find()) {
                    return new CliException(
                            ExitCode.BUSY, "locked", message, "Another process holds a transaction open; try again.");
                }
                if (passes(cause)) {
                    return new CliException(
                            ExitCode.TEMPORARY, "unreachable", message, "Is the database up? Try again.");
                }
            }
            return CliException.configuration(message, null);
        }

        private static boolean passes(SQLException cause) {
            String state = cause.getSQLState();
            boolean byState = state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
            return byState || cause instanceof SQLTransientException;
        }
    }
}
