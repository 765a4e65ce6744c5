package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.OutboxTableException;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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

    /** The options that select the outbox's database. */
    public static final class DatabaseOptions {
        private static final String VARIABLE = "RISENEXA_OUTBOX_URL";
        private static final String SQLITE = "jdbc:sqlite:";

        @Option(
                names = "--url",
                paramLabel = "JDBC-URL",
                description = "The database, such as jdbc:postgresql://host/db?user=me. Default: $" + VARIABLE
                        + ", where a password is better kept.")
        @Nullable
        String url;

        @Option(names = "--file", paramLabel = "PATH", description = "The file of an embedded outbox.")
        @Nullable
        Path file;

        @Option(names = "--table", paramLabel = "NAME", description = "The table, if it is not risenexa_outbox.")
        @Nullable
        String table;

        /** Whether an outbox is named, well or badly. */
        public boolean isGiven(ProcessEnvironment process) {
            String variable = process.environment().apply(VARIABLE);
            return url != null || file != null || (variable != null && !variable.isBlank());
        }

        /**
         * The URL of a database.
         *
         * @param mayBeNew whether a file that is not there is made
         */
        String jdbcUrl(ProcessEnvironment process, boolean mayBeNew) {
            if (url != null && file != null) {
                throw CliException.usage(
                        "--url and --file exclude each other", "Give the one that the application uses.");
            }
            if (file != null) {
                return ofFile(file, mayBeNew);
            }
            String given = url != null ? url : process.environment().apply(VARIABLE);
            if (given == null || given.isBlank()) {
                throw CliException.usage(
                        "neither --url nor --file is given, and " + VARIABLE + " is not set",
                        "Give --file PATH for an embedded outbox, --url JDBC-URL for any other.");
            }
            if (!given.startsWith("jdbc:")) {
                throw CliException.usage(
                        "the outbox's URL is not a JDBC URL",
                        "One begins with jdbc:, such as jdbc:postgresql://host/db");
            }
            return given;
        }

        private static String ofFile(Path file, boolean mayBeNew) {
            String path = file.toAbsolutePath().toString();
            if (path.indexOf('?') >= 0) {
                throw CliException.usage(
                        "--file " + file + " has a ?, which SQLite's driver takes for the end of the name", null);
            }
            boolean usable = Files.isRegularFile(file) || (mayBeNew && Files.notExists(file));
            if (!usable) {
                throw CliException.usage(
                        "--file " + file + (Files.exists(file) ? " is not a file" : " does not exist"),
                        "The application makes it, or risenexa outbox migrate.");
            }
            return SQLITE + path;
        }
    }
}
