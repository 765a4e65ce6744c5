package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables: creates them in an empty database, and rejects a file that is not ours or has another schema. */
final class SandboxSchema {
    /** "rxsb": SQLite stores it to tell whose file it is. */
    private static final int APPLICATION_ID = 0x72787362;

    private static final int VERSION = 3;

    private static final String STARTUP = """
            CREATE TABLE startup (
                slug TEXT PRIMARY KEY, time_scale REAL NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID""";

    private static final String API_KEY = """
            CREATE TABLE api_key (
                value TEXT PRIMARY KEY, scope TEXT NOT NULL, startup TEXT, created_at INTEGER NOT NULL)
            WITHOUT ROWID""";

    private static final String EVENT = """
            CREATE TABLE event (
                seq INTEGER PRIMARY KEY, startup TEXT NOT NULL, event_id TEXT NOT NULL, event_type TEXT NOT NULL,
                user_id TEXT NOT NULL, action TEXT NOT NULL, occurred_at TEXT NOT NULL, metadata BLOB,
                counted_at INTEGER, passed INTEGER NOT NULL, UNIQUE (startup, event_id))""";

    /** {@code at} is in microseconds. */
    private static final String ATTEMPT = """
            CREATE TABLE attempt (
                seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, startup TEXT, event_id TEXT, event_type TEXT,
                user_id TEXT, action TEXT, outcome TEXT NOT NULL, code TEXT, status INTEGER, fault_id INTEGER,
                fault TEXT, applied INTEGER NOT NULL, counted INTEGER NOT NULL, duration_us INTEGER NOT NULL,
                request_head TEXT NOT NULL, request_body BLOB NOT NULL, answer TEXT)""";

    private static final String COUNTER = """
            CREATE TABLE counter (
                startup TEXT NOT NULL, event_type TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL,
                PRIMARY KEY (startup, event_type)) WITHOUT ROWID""";

    private static final String SEQUENCE = "CREATE TABLE sequence (last_seq INTEGER NOT NULL)";
    private static final String SEQUENCE_START = "INSERT INTO sequence VALUES (0)";

    private static final String RESET =
            "CREATE TABLE reset (startup TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID";

    /** The data of the chart: a million attempts of an hour are at most 3,600 rows of a kind. */
    private static final String ATTEMPT_STATS = """
            CREATE TABLE attempt_stats (
                at INTEGER NOT NULL, startup TEXT NOT NULL, event_type TEXT NOT NULL, action TEXT NOT NULL,
                outcome TEXT NOT NULL, n INTEGER NOT NULL, counted INTEGER NOT NULL,
                PRIMARY KEY (at, startup, event_type, action, outcome)) WITHOUT ROWID""";

    /** The partial indexes leave out attempts that count their event, which most do: writing those stays cheap. */
    private static final List<String> ALL = List.of(
            STARTUP,
            API_KEY,
            EVENT,
            ATTEMPT,
            COUNTER,
            SEQUENCE,
            SEQUENCE_START,
            RESET,
            ATTEMPT_STATS,
            "CREATE INDEX event_by_startup ON event (startup)",
            "CREATE INDEX attempt_by_startup ON attempt (startup)",
            "CREATE INDEX attempt_uncounted ON attempt (startup, event_id) WHERE counted = 0",
            "CREATE INDEX attempt_odd ON attempt (outcome) WHERE outcome <> 'counted'",
            "CREATE INDEX attempt_refused ON attempt (code, startup, at) WHERE code IS NOT NULL");

    private SandboxSchema() {}

    static void prepare(Connection connection, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            int owner = number(statement, "PRAGMA application_id");
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
            if (!empty && owner != APPLICATION_ID) {
                throw new SandboxException(
                        where + " is a database of another application; choose another folder", null);
            }
            if (empty) {
                create(connection, statement);
            } else if (version == VERSION) {
                // Changes nothing, but fails if the file cannot be written: SQLite opens such a file without an error.
                statement.executeUpdate("PRAGMA user_version = " + version);
            } else {
                throw new SandboxException(
                        where + " was written by another version of the sandbox (schema " + version
                                + ", this one uses " + VERSION
                                + "); use that version, choose another folder, or delete the file to start empty",
                        null);
            }
        }
    }

    /** In one transaction, so that a killed process leaves all tables or none. */
    private static void create(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String table : ALL) {
                statement.executeUpdate(table);
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("PRAGMA user_version = " + VERSION);
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
