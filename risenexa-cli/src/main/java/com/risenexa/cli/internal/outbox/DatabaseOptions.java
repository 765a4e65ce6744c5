package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select the outbox's database. */
public final class DatabaseOptions {
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
            throw CliException.usage("--url and --file exclude each other", "Give the one that the application uses.");
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
                    "the outbox's URL is not a JDBC URL", "One begins with jdbc:, such as jdbc:postgresql://host/db");
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
