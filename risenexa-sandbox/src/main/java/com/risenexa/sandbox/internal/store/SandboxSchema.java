package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates the tables in an empty database, and rejects a file of another program or schema. */
final class SandboxSchema {
    /** "rxsb", in the place where SQLite keeps whose file it is. */
    private static final int APPLICATION_ID = 0x72787362;

    private SandboxSchema() {}

    static void prepare(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            int owner = number(statement, "PRAGMA application_id");
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
            if (!empty && owner != APPLICATION_ID) {
                throw new SandboxException(where + " is a database of something else; choose another folder", null);
            }
            if (empty) {
                create(connection, statement);
            } else if (version == Ddl.VERSION) {
                // Changes nothing, but fails where the file cannot be written: SQLite opens such a one without a word.
                statement.executeUpdate("PRAGMA user_version = " + version);
            } else {
                throw new SandboxException(
                        where + " was written by another version of the sandbox (schema " + version
                                + ", this one uses " + Ddl.VERSION
                                + "); use that version, choose another folder, or delete the file to start empty",
                        null);
            }
        }
    }

    /** In one transaction, so that a process killed here leaves no half of it. */
    private static void create(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String table : Ddl.ALL) {
                statement.executeUpdate(table);
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("PRAGMA user_version = " + Ddl.VERSION);
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
