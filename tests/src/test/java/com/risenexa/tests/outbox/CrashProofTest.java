package com.risenexa.tests.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.PostgresServer;
import com.risenexa.tracking.outbox.TrackingOutbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Application, worker and server are killed at random moments under a server that fails: in the end every committed event
 * is counted exactly once, and no rolled-back one at all. {@code -Pcrash} kills 20 times per database.
 */
@Tag("crash")
class CrashProofTest {
    private final long seed = Long.getLong("crash.seed", 20261124);

    @Test
    void on_sqlite_every_committed_event_is_counted_once(@TempDir Path folder) throws Exception {
        prove(sqlite(folder.resolve("application.db")), folder, 1, Integer.getInteger("crash.sqlite", 5));
    }

    @Test
    void without_the_outbox_the_same_kills_lose_events(@TempDir Path folder) throws Exception {
        Tally tally =
                run(sqlite(folder.resolve("application.db")), folder, 0, false, Integer.getInteger("crash.sqlite", 5));
        System.out.printf("plain async, seed %d: %s%n", seed, tally);
        assertThat(tally.lost()).as("lost without the outbox").isNotEmpty();
        assertThat(tally.tooMany()).as("counted, not committed").isEmpty();
    }

    @Test
    void on_postgresql_every_committed_event_is_counted_once(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = PostgresServer.start(PostgresServer::durable)) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            prove(url, folder, Integer.getInteger("crash.instances", 3), Integer.getInteger("crash.postgresql", 3));
        }
    }

    static String sqlite(Path file) {
        return "jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE";
    }

    private void prove(String jdbcUrl, Path folder, int workers, int kills) throws Exception {
        Tally tally = run(jdbcUrl, folder, workers, true, kills);
        System.out.printf("outbox, %d workers, %d kills, seed %d: %s%n", workers, kills, seed, tally);
        assertThat(tally.committed()).hasSizeGreaterThan(kills);
        assertThat(tally.lost()).as("committed, not counted").isEmpty();
        assertThat(tally.tooMany()).as("counted, not committed").isEmpty();
    }

    private Tally run(String jdbcUrl, Path folder, int workers, boolean withOutbox, int kills) throws Exception {
        Signups signups = new Signups(jdbcUrl);
        signups.create();
        try (TrackingOutbox outbox =
                TrackingOutbox.builder(jdbcUrl, Waits.client("1")).build()) {
            outbox.createTable();
            Path data = folder.resolve("server");
            try (Crashes crashes = new Crashes(jdbcUrl, data, faults(), workers, withOutbox, seed)) {
                crashes.kill(kills);
                crashes.endApplication();
                if (withOutbox) {
                    Ledger.until("the outbox is empty", () -> outbox.status().pending() == 0);
                    assertThat(outbox.parked()).isEmpty();
                }
                Ledger ledger = new Ledger("http://127.0.0.1:" + crashes.port());
                ledger.check();
                return new Tally(signups.committed(), ledger.counted());
            }
        }
    }

    private String faults() {
        return "p=0.2;seed=" + seed + ";of=503,reset,lost-ack,429";
    }

    /** What was committed and what was counted. */
    private record Tally(Set<String> committed, Set<String> counted) {
        Set<String> lost() {
            Set<String> lost = new HashSet<>(committed);
            lost.removeAll(counted);
            return lost;
        }

        Set<String> tooMany() {
            Set<String> tooMany = new HashSet<>(counted);
            tooMany.removeAll(committed);
            return tooMany;
        }

        @Override
        public String toString() {
            return committed.size() + " committed, " + counted.size() + " counted, " + lost().size() + " lost, "
                    + tooMany().size() + " counted that were not committed";
        }
    }
}
