package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, and the guard against a file that is not ours or from a newer version. */
final class Schema {
    static final int VERSION = 2;

    /** "rxsb", in the place where SQLite keeps whose file it is. */
    private static final int APPLICATION_ID = 0x72787362;

    private static final String RESET =
            "CREATE TABLE reset (startup TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID";

    private static final String[] TABLES = {
        """
        CREATE TABLE startup (
            slug TEXT PRIMARY KEY, time_scale REAL NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID""",
        """
        CREATE TABLE api_key (
            value TEXT PRIMARY KEY, scope TEXT NOT NULL, startup TEXT, created_at INTEGER NOT NULL) WITHOUT ROWID""",
        """
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY, startup TEXT NOT NULL, event_id TEXT NOT NULL, event_type TEXT NOT NULL,
            user_id TEXT NOT NULL, action TEXT NOT NULL, occurred_at TEXT NOT NULL, metadata BLOB,
            counted_at INTEGER, passed INTEGER NOT NULL, UNIQUE (startup, event_id))""",
        """
        CREATE TABLE attempt (
            seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, startup TEXT, event_id TEXT, event_type TEXT, user_id TEXT,
            action TEXT, outcome TEXT NOT NULL, code TEXT, status INTEGER, fault_id INTEGER, fault TEXT,
            applied INTEGER NOT NULL, counted INTEGER NOT NULL, duration_us INTEGER NOT NULL,
            request_head TEXT NOT NULL, request_body BLOB NOT NULL, answer TEXT)""",
        "CREATE INDEX attempt_by_event ON attempt (event_id, startup)",
        """
        CREATE TABLE counter (
            startup TEXT NOT NULL, event_type TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL,
            PRIMARY KEY (startup, event_type)) WITHOUT ROWID""",
        RESET,
        "CREATE TABLE floor (last_seq INTEGER NOT NULL)",
        "INSERT INTO floor VALUES (0)",
    };

    private Schema() {}

    /** Makes the tables where there are none. */
    static void prepare(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            int owner = number(statement, "PRAGMA application_id");
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
            if (!empty && owner != APPLICATION_ID) {
                throw new SandboxException(where + " is a database of something else; choose another folder", null);
            }
            if (version > VERSION) {
                throw new SandboxException(
                        where + " was written by a newer version (schema " + version + ", this one knows " + VERSION
                                + "); use that version, or choose another folder",
                        null);
            }
            if (empty) {
                create(connection, statement);
            }
        }
    }

    /** In one transaction, so that a process killed here leaves no half of it. */
    private static void create(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        for (String table : TABLES) {
            statement.executeUpdate(table);
        }
        statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
        statement.executeUpdate("PRAGMA user_version = " + VERSION);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
