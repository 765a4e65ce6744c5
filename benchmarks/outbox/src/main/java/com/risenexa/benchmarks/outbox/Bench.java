package com.risenexa.benchmarks.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs subjects on one database and prints what each took. */
final class Bench {
    private static final int RECORDERS = 8;
    private static final int IN_FLIGHT = 64;
    private static final Duration MOST = Duration.ofSeconds(40);
    private static final String BUSINESS = "INSERT INTO business VALUES (?)";

    private final DataSource dataSource;
    private final boolean postgres;
    private final int events;
    private final AtomicInteger ids = new AtomicInteger();

    Bench(DataSource dataSource, boolean postgres, int events) throws SQLException {
        this.dataSource = dataSource;
        this.postgres = postgres;
        this.events = events;
        execute("CREATE TABLE business (id integer PRIMARY KEY)");
    }

    /** Only business rows: what a transaction costs anyhow. */
    void nothing() throws Exception {
        System.out.printf("  %-28s recorded %,7.0f/s%n", "business row alone", events / recorded(null));
    }

    void run(Subject subject) throws Exception {
        long walBefore = wal();
        double seconds = recorded(subject);
        long walRecorded = wal();
        System.out.printf("  %-28s recorded %,7.0f/s", subject.name(), events / seconds);
        Work.expect(events);
        long commits = commits();
        long begin = System.nanoTime();
        subject.startDraining(IN_FLIGHT);
        boolean all = Work.await(MOST);
        double drained = (System.nanoTime() - begin) / 1e9;
        long done = events - Work.left();
        System.out.printf("  drained %,7.0f/s", done / drained);
        subject.close();
        if (postgres) {
            // The statistics lag by up to a second; the close has passed them on.
            System.out.printf(
                    "  %.3f commits an event, WAL bytes an event %d to record, %d to drain",
                    (commits() - commits) / (double) done,
                    (walRecorded - walBefore) / events,
                    (wal() - walRecorded) / Math.max(1, done));
        }
        System.out.println(all ? "" : "  (stopped after " + MOST.toSeconds() + " s with " + done + " done)");
    }

    private double recorded(@Nullable Subject subject) throws Exception {
        AtomicInteger left = new AtomicInteger(events);
        ExecutorService threads = Executors.newFixedThreadPool(RECORDERS);
        long begin = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < RECORDERS; i++) {
            all.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    record(subject, ids.incrementAndGet());
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        threads.shutdown();
        return seconds;
    }

    private void record(@Nullable Subject subject, int number) throws Exception {
        if (subject instanceof Gruelbox gruelbox) {
            gruelbox.recordWith(number, BUSINESS);
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(BUSINESS)) {
                insert.setInt(1, number);
                insert.executeUpdate();
            }
            if (subject != null && subject.joinsTransactions()) {
                subject.record(connection, number);
            }
            connection.commit();
            connection.setAutoCommit(true);
            if (subject != null && !subject.joinsTransactions()) {
                subject.record(connection, number);
            }
        }
    }

    private long wal() throws SQLException {
        return postgres ? number("SELECT (pg_current_wal_lsn() - '0/0')::bigint") : 0;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private long commits() throws SQLException {
        if (!postgres) {
            return 0;
        }
        return number("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
