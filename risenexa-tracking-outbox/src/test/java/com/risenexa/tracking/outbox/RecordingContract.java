package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult.AlreadyRecorded;
import com.risenexa.tracking.outbox.RecordResult.Invalid;
import com.risenexa.tracking.outbox.RecordResult.Recorded;
import com.risenexa.tracking.outbox.support.ThreadBoundTransactions;
import com.risenexa.tracking.support.EventCodec;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a recording promises. */
abstract class RecordingContract extends OutboxFixture {

    @Test
    void an_event_is_committed_with_the_callers_transaction_and_the_connection_stays_open_and_uncommitted()
            throws Exception {
        TrackingOutbox outbox = outbox();
        try (Connection connection = database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            business(connection, 1);
            assertThat(outbox.record(connection, signup(1))).isInstanceOf(Recorded.class);
            assertThat(connection.isClosed()).isFalse();
            connection.rollback();
            assertThat(rows()).as("after a rollback").isZero();
            business(connection, 2);
            outbox.record(connection, signup(2));
            connection.commit();
        }
        assertThat(rows()).as("after a commit").isEqualTo(1);
        assertThat(count("SELECT count(*) FROM business")).isEqualTo(1);
        outbox.start();
        untilEmpty();
        assertThat(registered()).isEqualTo(1);
    }

    @Test
    void r6_the_same_id_twice_is_recorded_once_and_the_transaction_lives_on() throws Exception {
        TrackingOutbox outbox = outbox();
        try (Connection connection = database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            assertThat(outbox.record(connection, signup(1))).isInstanceOf(Recorded.class);
            assertThat(outbox.record(connection, signup(1))).isInstanceOf(AlreadyRecorded.class);
            business(connection, 1);
            connection.commit();
        }
        assertThat(outbox.record(signup(1))).isInstanceOf(AlreadyRecorded.class);
        assertThat(rows()).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM business")).isEqualTo(1);
    }

    @Test
    void the_same_id_from_two_open_transactions_is_recorded_once_and_both_live_on() throws Exception {
        assertThat(secondOfTwoOpenTransactions(true)).isInstanceOf(AlreadyRecorded.class);
        assertThat(rows()).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM business")).isEqualTo(2);
    }

    @Test
    void the_second_of_two_open_transactions_records_what_the_first_rolled_back() throws Exception {
        assertThat(secondOfTwoOpenTransactions(false)).isInstanceOf(Recorded.class);
        assertThat(rows()).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM business")).isEqualTo(1);
    }

    private RecordResult secondOfTwoOpenTransactions(boolean firstCommits) throws Exception {
        TrackingOutbox outbox = outbox();
        CountDownLatch begun = new CountDownLatch(1);
        Future<RecordResult> second;
        try (Connection first = database().dataSource().getConnection()) {
            first.setAutoCommit(false);
            business(first, 1);
            outbox.record(first, signup(1));
            second = threads.submit(() -> {
                try (Connection other = database().dataSource().getConnection()) {
                    begun.countDown();
                    // On SQLite the transaction begins here, and waits for the other.
                    other.setAutoCommit(false);
                    RecordResult result = outbox.record(other, signup(1));
                    business(other, 2);
                    other.commit();
                    return result;
                }
            });
            begun.await();
            if (firstCommits) {
                first.commit();
            } else {
                first.rollback();
            }
        }
        return second.get(2, TimeUnit.MINUTES);
    }

    @Test
    void r10_an_event_that_is_too_large_with_the_moment_of_its_recording_is_refused_at_once() throws Exception {
        TrackingOutbox outbox = outbox();
        // As large as it may be without the moment.
        int most = 1 << 20;
        int slack = 0;
        while (EventCodec.refusal(signup(1).withMetadata(Map.of("k", "x".repeat(most - slack))), sandbox.startupSlug())
                != null) {
            slack++;
        }
        TrackingEvent largest = signup(1).withMetadata(Map.of("k", "x".repeat(most - slack)));
        assertThat(outbox.record(largest))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.error().message()).isNotBlank());
        assertThat(rows()).isZero();
    }

    @Test
    void an_event_of_its_own_transaction_is_there_at_once_whatever_mode_connections_come_in() throws Exception {
        assertThat(outbox().record(signup(1))).isInstanceOf(Recorded.class);
        assertThat(rows()).isEqualTo(1);
        try (HikariDataSource pool = database().poolWithoutAutoCommit()) {
            outbox(pool, client(), builder -> builder.transactionActive(() -> false))
                    .record(signup(2));
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void an_event_joins_the_transaction_of_a_transaction_aware_data_source() throws Exception {
        ThreadBoundTransactions transactions =
                new ThreadBoundTransactions(database().dataSource());
        TrackingOutbox outbox =
                outbox(transactions.aware(), client(), builder -> builder.transactionActive(transactions::isActive));
        transactions.run(false, () -> outbox.record(signup(1)));
        assertThat(rows()).as("rolled back").isZero();
        transactions.run(true, () -> outbox.record(signup(2)));
        assertThat(rows()).as("committed").isEqualTo(1);
        outbox.record(signup(3));
        assertThat(rows()).as("without a transaction").isEqualTo(2);
    }

    @Test
    void a_data_source_that_is_transaction_aware_by_its_name_is_joined_and_not_committed() throws Exception {
        try (HikariDataSource pool = database().transactionAwarePool()) {
            assertThat(outbox(pool, client(), builder -> builder).record(signup(1)))
                    .isInstanceOf(Recorded.class);
        }
        assertThat(rows()).as("its transaction was never committed").isZero();
    }

    @Test
    void a_connection_of_unknown_transaction_is_refused_rather_than_torn_or_lost() throws Exception {
        try (HikariDataSource pool = database().poolWithoutAutoCommit()) {
            TrackingOutbox outbox = outbox(pool, client(), builder -> builder);
            assertThatThrownBy(() -> outbox.record(signup(1)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("transactionActive");
        }
        assertThat(rows()).isZero();
    }

    @Test
    void r10_an_invalid_event_is_a_result_and_no_row() throws Exception {
        RecordResult result = outbox().record(TrackingEvent.registration(" "));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.error().errors()).containsExactly("user_id is blank"));
        assertThat(outbox().record(null)).isInstanceOf(Invalid.class);
        assertThat(result.isInOutbox()).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void a_failing_database_throws_so_that_the_transaction_rolls_back() throws Exception {
        TrackingOutbox outbox = outbox();
        database().execute("DROP TABLE risenexa_outbox");
        assertThatThrownBy(() -> outbox.record(signup(1))).isInstanceOf(SQLException.class);
    }

    @Test
    void an_event_keeps_the_moment_of_its_first_recording() throws Exception {
        Instant then = Instant.parse("2026-01-31T23:59:59.123456Z");
        TrackingOutbox outbox =
                outbox(database().dataSource(), client(), builder -> builder.clock(InstantSource.fixed(then)));
        outbox.record(signup(1).withMetadata(Map.of("plan", "first")));
        outbox().record(signup(1).withMetadata(Map.of("plan", "second")));
        Instant given = Instant.parse("2025-05-05T05:05:05Z");
        outbox().record(signup(2).withOccurredAt(given));
        outbox().start();
        untilEmpty();
        assertThat(sandbox.events())
                .filteredOn(event -> event.userId().equals("usr_1"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.occurredAt()).isEqualTo(then);
                    assertThat(event.metadata()).contains("first");
                });
        assertThat(sandbox.events())
                .filteredOn(event -> event.userId().equals("usr_2"))
                .singleElement()
                .satisfies(event -> assertThat(event.occurredAt()).isEqualTo(given));
    }

    static void business(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO business (id) VALUES (" + id + ")");
        }
    }
}
