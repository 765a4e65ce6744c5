package com.risenexa.tests.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.PostgresServer;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.outbox.internal.OutboxBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The database itself is killed under a running worker, and comes back. */
class DatabaseCrashTest {
    private static final int EVENTS = 400;

    @Test
    void a_worker_outlives_its_database_and_delivers_every_committed_event(
            @TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        EmbeddedPostgres server = PostgresServer.start(builder -> onDisk(builder, folder));
        int port = server.getPort();
        try (Sandbox sandbox = Sandbox.builder().fault("p=0.5;seed=7;of=503").start();
                TrackingOutbox outbox = OutboxBuilder.of(server.getJdbcUrl("postgres", "postgres"), sandbox.client())
                        .timeScale(Waits.PACE)
                        .build()) {
            outbox.createTable();
            outbox.start();
            for (int i = 0; i < EVENTS; i++) {
                outbox.record(TrackingEvent.registration("usr_" + i));
            }
            kill(folder);
            assertThatThrownBy(() -> outbox.record(TrackingEvent.registration("usr_lost")))
                    .isInstanceOf(SQLException.class);
            // The killed one's lock on its folder ends with this.
            server.close();
            server = PostgresServer.start(builder -> onDisk(builder.setPort(port), folder));
            Ledger.until("the outbox is empty", () -> outbox.status().pending() == 0);
            outbox.record(TrackingEvent.registration("usr_later"));
            Ledger.until("the outbox is empty", () -> outbox.status().pending() == 0);
            assertThat(sandbox.counters().registered().net()).isEqualTo(EVENTS + 1);
            assertThat(sandbox.verify().ok()).isTrue();
        } finally {
            server.close();
        }
    }

    private static EmbeddedPostgres.Builder onDisk(EmbeddedPostgres.Builder builder, Path folder) {
        return PostgresServer.durable(builder)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
    }

    /** SIGKILL to the server; its children follow by themselves, and hold its memory until then. */
    private static void kill(Path folder) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        assertThat(server.destroyForcibly()).isTrue();
        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.MINUTES);
        }
    }
}
