package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Outcome;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.outbox.internal.OutboxBuilder;
import com.risenexa.tracking.outbox.support.RestartablePostgres;
import com.risenexa.tracking.outbox.support.SilencingProxy;
import com.risenexa.tracking.outbox.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL fails under the outbox and recovers: nothing is lost, nothing counted twice, nothing restarted. */
class DatabaseFailureTest extends OutboxFixture {
    private final RestartablePostgres database;

    DatabaseFailureTest() throws IOException {
        database = new RestartablePostgres(Files.createTempDirectory("outbox"));
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void a_database_that_is_restarted_and_then_fails_over_to_another_port_under_load_loses_and_doubles_nothing()
            throws Exception {
        TrackingOutbox outbox = outbox();
        outbox.start();
        AtomicInteger committed = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicBoolean ends = new AtomicBoolean();
        AtomicInteger ids = new AtomicInteger();
        List<Future<?>> load = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            load.add(threads.submit(() -> {
                while (!ends.get()) {
                    int id = ids.incrementAndGet();
                    try (Connection connection = database.dataSource().getConnection()) {
                        connection.setAutoCommit(false);
                        RecordingContract.business(connection, id);
                        outbox.record(connection, signup(id));
                        connection.commit();
                        committed.incrementAndGet();
                    } catch (SQLException e) {
                        failed.incrementAndGet();
                    }
                }
            }));
        }
        try {
            untilMore(committed);
            database.restart();
            untilMore(committed);
            database.failOver();
            untilMore(committed);
        } finally {
            ends.set(true);
        }
        for (Future<?> thread : load) {
            thread.get(2, TimeUnit.MINUTES);
        }
        untilEmpty();
        System.out.printf(
                "PostgreSQL restarted and failed over: %d committed, %d failed%n", committed.get(), failed.get());
        assertThat(failed).as("transactions that the two stops broke").hasPositiveValue();
        assertThat(registered()).isEqualTo(count("SELECT count(*) FROM business"));
        assertThat(sandbox.verify().ok()).isTrue();
    }

    private static void untilMore(AtomicInteger committed) {
        int enough = committed.get() + 100;
        Eventually.until("100 more are committed", () -> committed.get() >= enough);
    }

    /** No test can fill a disk everywhere: a trigger fails each write with the SQL state of a full one. */
    @Test
    void f55_a_full_disk_is_reported_and_all_is_delivered_once_there_is_room() throws Exception {
        TrackingOutbox outbox = outbox();
        recorded(outbox, 0, 20);
        database.execute(
                "CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
                        + " 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$",
                "CREATE TRIGGER full_disk BEFORE UPDATE OR DELETE ON risenexa_outbox"
                        + " FOR EACH ROW EXECUTE FUNCTION full_disk()");
        outbox.start();
        Eventually.until("the problem is shown", () -> outbox.status().databaseProblem() != null);
        assertThat(outbox.status().databaseProblem())
                .contains("No space left on device", "until there is room on the disk");
        assertThat(sandbox.attempts()).isEmpty();
        database.execute("DROP TRIGGER full_disk ON risenexa_outbox");
        recoveredWith(outbox, 20);
    }

    @Test
    void a_database_that_becomes_read_only_rejects_the_recording_and_delivers_when_it_can_be_written_again()
            throws Exception {
        TrackingOutbox outbox = outbox();
        recorded(outbox, 0, 20);
        database.execute("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
        try {
            Eventually.until("new transactions are read-only", () -> !isWritable(outbox));
            assertThatThrownBy(() -> outbox.record(signup(1000)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("read-only transaction");
        } finally {
            database.execute("ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()");
        }
        Eventually.until("it can be written", () -> isWritable(outbox));
        outbox.start();
        database.execute("ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()");
        try {
            Eventually.until("the problem is shown", () -> outbox.status().databaseProblem() != null);
            assertThat(outbox.status().databaseProblem()).contains("read-only transaction");
        } finally {
            database.execute("ALTER SYSTEM RESET default_transaction_read_only", "SELECT pg_reload_conf()");
        }
        untilEmpty();
        Eventually.until("it is over", () -> outbox.status().databaseProblem() == null);
        assertThat(registered()).isEqualTo(21);
    }

    private boolean isWritable(TrackingOutbox outbox) {
        try {
            outbox.record(signup(999));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void r6_an_application_whose_commit_was_not_answered_records_again_and_is_counted_once() throws Exception {
        try (SilencingProxy proxy = new SilencingProxy(database.port());
                TrackingOutbox outbox = through(proxy)) {
            proxy.loseAnswerTo("INSERT INTO risenexa_outbox");
            assertThatThrownBy(() -> outbox.record(signup(1))).isInstanceOf(SQLException.class);
            assertThat(rows()).as("the database has committed it").isOne();
            assertThat(outbox.record(signup(1))).isInstanceOf(RecordResult.AlreadyRecorded.class);
            outbox.start();
            untilEmpty();
            assertThat(registered()).isOne();
        }
    }

    @Test
    void a_delivery_whose_commit_was_not_answered_is_written_again_and_sent_once() throws Exception {
        try (SilencingProxy proxy = new SilencingProxy(database.port());
                TrackingOutbox outbox = through(proxy)) {
            outbox.start();
            proxy.loseAnswerTo("DELETE FROM risenexa_outbox");
            recorded(outbox, 0, 20);
            untilEmpty();
            proxy.loseAnswerTo("COMMIT");
            recorded(outbox, 20, 40);
            untilEmpty();
            Eventually.until("the answer is lost", proxy::answerIsLost);
            untilDelivered(outbox, 40);
            assertThat(registered()).isEqualTo(40);
            assertThat(sandbox.attempts())
                    .hasSize(40)
                    .allSatisfy(attempt -> assertThat(attempt.outcome()).isEqualTo(Outcome.COUNTED));
        }
    }

    @Test
    void a_claim_whose_answer_was_lost_is_taken_over_and_delivered_once() throws Exception {
        try (SilencingProxy proxy = new SilencingProxy(database.port());
                TrackingOutbox outbox = through(proxy)) {
            recorded(outbox, 0, 20);
            proxy.loseAnswerTo("FOR UPDATE SKIP LOCKED");
            outbox.start();
            untilEmpty();
            assertThat(proxy.answerIsLost()).isTrue();
            assertThat(registered()).isEqualTo(20);
            assertThat(sandbox.attempts()).hasSize(20);
        }
    }

    /** The texts of statements are sent each time, for the proxy to find. */
    private TrackingOutbox through(SilencingProxy proxy) {
        return OutboxBuilder.of(database.urlAt(proxy.port()) + "&prepareThreshold=0", client())
                .pollInterval(POLL)
                .heartbeat(Duration.ofMillis(500))
                .build();
    }

    private void recoveredWith(TrackingOutbox outbox, int events) throws Exception {
        untilEmpty();
        untilDelivered(outbox, events);
        assertThat(registered()).isEqualTo(events);
        assertThat(sandbox.attempts()).hasSize(events);
        Eventually.until("it is over", () -> outbox.status().databaseProblem() == null);
    }
}
