package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.OutboxTableException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Pattern;

/** What a database's failure means to the caller: repeat it, wait for others, or mend the settings. */
final class DatabaseErrors {
    /** The classes of SQL states that pass: connection, rollback, resources, intervention. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private static final Pattern LOCKED = Pattern.compile("\\[SQLITE_(BUSY|LOCKED)");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)(password|pwd)=[^&;\\s]*|(?<=//)[^/@\\s]*:[^/@\\s]*(?=@)");

    private DatabaseErrors() {}

    static CliException of(OutboxException failure) {
        String message = PASSWORD.matcher(String.valueOf(failure.getMessage())).replaceAll("***");
        if (failure instanceof OutboxTableException) {
            return CliException.configuration(message, null);
        }
        if (failure.getCause() instanceof SQLException cause) {
            if (LOCKED.matcher(String.valueOf(cause.getMessage())).find()) {
                return new CliException(ExitCode.BUSY, "locked", message, "Somebody holds a transaction open; try again.");
            }
            if (passes(cause)) {
                return new CliException(ExitCode.TEMPORARY, "unreachable", message, "Is the database up? Try again.");
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
