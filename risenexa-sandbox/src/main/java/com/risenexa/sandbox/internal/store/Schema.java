package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes the tables, brings older ones up, and guards a file that is not ours or from a newer version. */
final class Schema {
    /** "rxsb", in the place where SQLite keeps whose file it is. */
    private static final int APPLICATION_ID = 0x72787362;

    private Schema() {}

    static void prepare(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            int owner = number(statement, "PRAGMA application_id");
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
            if (!empty && owner != APPLICATION_ID) {
                throw new SandboxException(where + " is a database of something else; choose another folder", null);
            }
            if (version > Tables.VERSION) {
                throw new SandboxException(
                        where + " was written by a newer version (schema " + version + ", this one knows "
                                + Tables.VERSION + "); use that version, or choose another folder",
                        null);
            }
            if (empty) {
                run(connection, statement, Tables.all(), Tables.VERSION);
            }
            if (version == Tables.VERSION) {
                // Changes nothing, but fails where the file cannot be written: SQLite opens such a one without a word.
                statement.executeUpdate("PRAGMA user_version = " + version);
            }
            for (int from = version; !empty && from < Tables.VERSION; from++) {
                run(connection, statement, Tables.from(from), from + 1);
            }
        }
    }

    /** In one transaction, so that a process killed here leaves no half of it. */
    private static void run(Connection connection, Statement statement, List<String> changes, int version)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String change : changes) {
                statement.executeUpdate(change);
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("PRAGMA user_version = " + version);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
