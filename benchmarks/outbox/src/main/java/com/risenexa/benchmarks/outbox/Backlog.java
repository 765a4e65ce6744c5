package com.risenexa.benchmarks.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rate at which a backlog drains, by its size. Every row was rewritten before, as by an outage in which each event was
 * tried once: the table holds a dead tuple for each row.
 */
final class Backlog {
    private static final int THREADS = 4;
    private static final int ROWS_A_COMMIT = 1000;
    private static final Duration MOST = Duration.ofSeconds(60);

    private Backlog() {}

    /** Prints the rate for the first rows that a minute allows, at most all. */
    static void drain(HikariDataSource pool, int rows) throws Exception {
        String table = "backlog_of_" + rows;
        try (TrackingOutbox outbox = Ours.builder(pool).tableName(table).build()) {
            outbox.createTable();
            record(outbox, pool, rows);
            execute(pool, "UPDATE " + table + " SET execution_time = execution_time + interval '1 microsecond'");
            Work.expect(rows);
            TrackingOutbox worker = Ours.builder(pool).tableName(table).maxInFlight(64).build();
            long begin = System.nanoTime();
            worker.start();
            Work.await(MOST);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("  a backlog of %,9d drained %,7.0f/s%n", rows, (rows - Work.left()) / seconds);
            worker.close();
        }
    }

    private static void record(TrackingOutbox outbox, HikariDataSource pool, int rows) throws Exception {
        AtomicInteger left = new AtomicInteger(rows / ROWS_A_COMMIT);
        AtomicInteger users = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    try (Connection connection = pool.getConnection()) {
                        connection.setAutoCommit(false);
                        for (int row = 0; row < ROWS_A_COMMIT; row++) {
                            outbox.record(
                                    connection,
                                    TrackingEvent.registration("usr_" + users.incrementAndGet())
                                            .withMetadata(Map.of("plan", "pro")));
                        }
                        connection.commit();
                        connection.setAutoCommit(true);
                    }
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
    }

    private static void execute(HikariDataSource pool, String sql) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
