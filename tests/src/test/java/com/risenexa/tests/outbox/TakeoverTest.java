package com.risenexa.tests.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.PostgresServer;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances on one PostgreSQL. {@code -Pcrash} runs it with the heartbeat that users have. */
@Tag("crash")
class TakeoverTest {
    /** More than two instances claim at once, 256 each, so that whoever comes last finds some as well. */
    private static final int EVENTS = 800;

    private static final int INSTANCES = 3;

    private final long heartbeat = Long.getLong("crash.heartbeat", 1000);

    @Test
    void three_instances_share_the_work_and_a_killed_ones_rows_are_delivered_by_the_others(@TempDir Path folder)
            throws Exception {
        List<Child> workers = new ArrayList<>();
        try (EmbeddedPostgres postgres = PostgresServer.start(PostgresServer::durable);
                Child server = Child.start(ServerProcess.class, folder.toString(), "0", "hang forever")) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            String port = server.await("ready");
            Ledger ledger = new Ledger("http://127.0.0.1:" + port);
            try (TrackingOutbox outbox =
                    TrackingOutbox.builder(url, Waits.client(port)).build()) {
                outbox.createTable();
                for (int i = 0; i < EVENTS; i++) {
                    outbox.record(TrackingEvent.registration("usr_" + i));
                }
                for (int i = 0; i < INSTANCES; i++) {
                    workers.add(Child.start(WorkerProcess.class, url, port, String.valueOf(heartbeat)));
                }
                Ledger.until("all have claims", () -> claimants(url) == INSTANCES);
                workers.get(0).kill();
                // Until now nothing could be delivered, however early the first instance was up.
                ledger.clearFaults();
                long killed = System.nanoTime();
                Ledger.until("the outbox is empty", () -> outbox.status().pending() == 0);
                long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
                System.out.printf(
                        "one of %d instances killed, heartbeat %d ms: all %d events delivered %d ms later%n",
                        INSTANCES, heartbeat, EVENTS, taken);
            }
            ledger.check();
            assertThat(ledger.counted()).hasSize(EVENTS);
        } finally {
            workers.forEach(Child::close);
        }
    }

    private static long claimants(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(DISTINCT picked_by) FROM risenexa_outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
