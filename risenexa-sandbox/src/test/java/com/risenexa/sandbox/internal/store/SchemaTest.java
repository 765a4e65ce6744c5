package com.risenexa.sandbox.internal.store;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.support.Http;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder written by an older version is brought up. */
class SchemaTest {
    /** As version 1 made them. */
    private static final String[] VERSION_1 = {
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
        "CREATE TABLE floor (last_seq INTEGER NOT NULL)",
        "INSERT INTO floor VALUES (0)",
        "INSERT INTO startup VALUES ('demo', 1, 0)",
        "PRAGMA application_id = 0x72787362",
        "PRAGMA user_version = 1",
    };

    @TempDir
    Path folder;

    private Sandbox open() {
        return Sandbox.builder().data(folder).patience(Duration.ZERO).start();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sandbox.db"));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private String number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getString(1);
        }
    }

    private void attempt(int seq, long atMillis, String startup, String outcome, boolean counted) throws SQLException {
        sql("""
                INSERT INTO attempt VALUES (%d, %d, '%s', '%s', 'user_registered', 'u', 'add', '%s', NULL, 202, NULL,
                NULL, 1, %b, 5, 'POST /api/v1/track HTTP/1.1', x'7b7d', NULL)""".formatted(seq, atMillis, startup, id(1), outcome, counted));
    }

    private void version1() throws SQLException {
        sql(VERSION_1);
        attempt(1, 1_000_500, "demo", "counted", true);
        attempt(2, 1_000_600, "demo", "duplicate", false);
        attempt(3, 1_002_000, "stranger", "rejected", false);
        sql(
                "INSERT INTO event VALUES (1, 'demo', '" + id(1)
                        + "', 'user_registered', 'u', 'add', '1970-01-01T00:16:40.500Z', NULL, 1000500, 2)",
                "INSERT INTO counter VALUES ('demo', 'user_registered', 1, 0)");
    }

    @Test
    void version_1_is_brought_up_and_loses_nothing() throws SQLException {
        version1();
        try (Sandbox sandbox = open()) {
            assertThat(sandbox.verify().ok()).isTrue();
            assertThat(sandbox.attempts()).hasSize(2);
            SandboxAttempt first = sandbox.attempts().get(0);
            assertThat(first.at()).isEqualTo(Instant.ofEpochMilli(1_000_500));
            assertThat(first.request()).isEqualTo("POST /api/v1/track HTTP/1.1\n{}");
            assertThat(sandbox.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.attempts()).isEqualTo(2));
            assertThat(Http.get(sandbox, "/_sandbox/events/" + id(1)).body()).contains("\"seq\":2");

            Http.track(sandbox, registration("u", id(2)));
            assertThat(sandbox.attempts()).hasSize(3).last().satisfies(attempt -> {
                assertThat(attempt.seq()).isEqualTo(4);
                assertThat(attempt.outcome()).isEqualTo(Outcome.COUNTED);
            });
            assertThat(sandbox.verify().ok()).isTrue();
        }
        assertThat(number("PRAGMA user_version")).isEqualTo("2");
        assertThat(number("SELECT group_concat(at || startup || outcome || n || counted) FROM second WHERE at < 2000"))
                .isEqualTo("1000democounted11,1000demoduplicate10,1002rejected10");
    }

    @Test
    void a_brought_up_schema_is_the_same_as_a_new_one() throws SQLException {
        String all = "SELECT group_concat(type || ' ' || name, ', ') FROM (SELECT * FROM sqlite_master ORDER BY 1, 2)";
        open().close();
        String made = number(all);
        sql("PRAGMA writable_schema = ON", "DELETE FROM sqlite_master", "PRAGMA writable_schema = OFF", "VACUUM");
        sql(VERSION_1);
        open().close();

        assertThat(number(all)).isEqualTo(made);
    }

    @Test
    void what_cannot_be_brought_up_whole_is_left_as_it_was() throws SQLException {
        version1();
        sql("CREATE TABLE second (mine)");

        assertThatThrownBy(this::open).isInstanceOf(SandboxException.class).hasMessageContaining("second");

        assertThat(number("PRAGMA user_version")).isEqualTo("1");
        assertThat(number("SELECT min(at) FROM attempt")).isEqualTo("1000500");
        assertThat(number("SELECT count(*) FROM sqlite_master WHERE name = 'reset'"))
                .isEqualTo("0");
    }
}
