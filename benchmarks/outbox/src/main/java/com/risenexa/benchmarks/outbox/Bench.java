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
    private static final int TURNS = 5;
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

    /** All record in turns, a part each time, so that what the machine does besides meets all alike; then each drains. */
    void run(List<Subject> subjects) throws Exception {
        double alone = 0;
        double[] seconds = new double[subjects.size()];
        long[] wal = new long[subjects.size()];
        for (int turn = 0; turn < TURNS; turn++) {
            alone += recorded(null);
            for (int i = 0; i < subjects.size(); i++) {
                long before = wal();
                seconds[i] += recorded(subjects.get(i));
                wal[i] += wal() - before;
            }
        }
        print("business row alone", alone, 0);
        for (int i = 0; i < subjects.size(); i++) {
            print(subjects.get(i).name(), seconds[i], wal[i]);
        }
        for (Subject subject : subjects) {
            drain(subject);
        }
    }

    private void print(String name, double seconds, long wal) {
        System.out.printf(
                "  %-28s recorded %,7.0f/s, %4.0f us an event%s%n",
                name, events / seconds, seconds / events * 1e6, wal == 0 ? "" : ", WAL bytes an event " + wal / events);
    }

    private void drain(Subject subject) throws Exception {
        Work.expect(events);
        long wal = wal();
        long commits = commits();
        long begin = System.nanoTime();
        subject.startDraining(IN_FLIGHT);
        boolean all = Work.await(MOST);
        double drained = (System.nanoTime() - begin) / 1e9;
        long done = events - Work.left();
        System.out.printf("  %-28s drained %,7.0f/s", subject.name(), done / drained);
        subject.close();
        if (postgres) {
            // The statistics lag by up to a second; the close has passed them on.
            System.out.printf(
                    ", %.3f commits and %d WAL bytes an event",
                    (commits() - commits) / (double) done, (wal() - wal) / Math.max(1, done));
        }
        System.out.println(all ? "" : " (stopped after " + MOST.toSeconds() + " s with " + done + " done)");
    }

    private double recorded(@Nullable Subject subject) throws Exception {
        AtomicInteger left = new AtomicInteger(events / TURNS);
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
