package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.outbox.support.SqliteDatabase;
import com.risenexa.tracking.outbox.support.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest extends OutboxContract {
    private final TestDatabase database;

    SqliteOutboxTest() throws IOException {
        database = new SqliteDatabase(Files.createTempDirectory("outbox"));
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void an_embedded_outbox_makes_its_file_and_delivers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deep/in/outbox.db");
        try (TrackingOutbox outbox = TrackingOutbox.embedded(file, client())) {
            outbox.record(signup(1));
            outbox.start();
            untilRegistered(1);
        }
        assertThat(registered()).isEqualTo(1);
        assertThat(file).exists();
    }

    @Test
    void one_worker_at_a_time_owns_a_file_and_others_may_record_and_look(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("outbox.db");
        try (TrackingOutbox owner = TrackingOutbox.embedded(file, client());
                TrackingOutbox other = TrackingOutbox.embedded(file, client())) {
            owner.start();
            assertThatThrownBy(other::start)
                    .isInstanceOf(OutboxInUseException.class)
                    .hasMessageContaining("outbox.db");
            other.record(signup(1));
            untilRegistered(1);
            assertThat(other.parked()).isEmpty();
            owner.close(Duration.ofMinutes(1));
            other.start();
            other.record(signup(2));
            untilRegistered(2);
        }
        assertThat(registered()).isEqualTo(2);
    }

    @Test
    void rows_that_a_killed_owner_had_claimed_are_due_at_once() throws Exception {
        recorded(outbox(), 0, 10);
        database.execute("UPDATE risenexa_outbox SET picked = true, picked_by = 'gone', last_heartbeat ="
                + " CAST(unixepoch('subsec') * 1000 AS INTEGER)");
        outbox().start();
        untilEmpty();
        assertThat(registered()).isEqualTo(10);
    }

    @Test
    void a_full_disk_fails_the_recording_and_loses_nothing_that_was_committed(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("full.db") + "?journal_mode=WAL&synchronous=FULL";
        try (TrackingOutbox outbox = TrackingOutbox.builder(url, client()).build();
                Connection full = DriverManager.getConnection(url);
                Statement statement = full.createStatement()) {
            outbox.createTable();
            statement.execute("PRAGMA max_page_count = 40");
            int committed = 0;
            SQLException failure = null;
            while (failure == null) {
                try {
                    outbox.record(full, signup(committed).withMetadata(Map.of("note", "x".repeat(3000))));
                    committed++;
                } catch (SQLException e) {
                    failure = e;
                }
            }
            assertThat(failure.getMessage()).contains("SQLITE_FULL");
            assertThat(committed).isPositive();
            outbox.start();
            untilRegistered(committed);
            assertThat(registered()).isEqualTo(committed);
        }
    }

    @Test
    void a_read_only_file_is_an_error_at_start(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("readonly.db");
        try (TrackingOutbox outbox = TrackingOutbox.builder(url, client()).build()) {
            outbox.createTable();
        }
        HikariConfig readOnly = new HikariConfig();
        readOnly.setJdbcUrl(url + "?open_mode=1");
        readOnly.setReadOnly(true);
        try (HikariDataSource pool = new HikariDataSource(readOnly)) {
            assertThatThrownBy(() -> outbox(pool, client(), builder -> builder).start())
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("readonly");
        }
    }
}
