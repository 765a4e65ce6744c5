package com.risenexa.benchmarks.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Recording (one business row a transaction, 8 threads) and draining (64 in flight, each a pause of 5 ms) of ours, its
 * peers and plain JDBC, side by side in one run on the same database. Arguments: postgresql or sqlite, how many events, and
 * with how many the code is warmed up before; or backlog and the number of rows of a large one.
 */
public final class OutboxBenchmark {
    private static final int SMALL = 20_000;

    private OutboxBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("backlog")) {
            backlogs(Integer.parseInt(arguments[1]));
            System.exit(0);
        }
        boolean postgres = arguments[0].equals("postgresql");
        for (int i = arguments.length - 1; i > 0; i--) {
            int events = Integer.parseInt(arguments[i]);
            System.out.printf("%s, %,d events%s%n", arguments[0], events, i > 1 ? " to warm up" : "");
            if (postgres) {
                postgresql(events);
            } else {
                sqlite(events);
            }
        }
        // The peers leave threads behind.
        System.exit(0);
    }

    /** Twice a small one, the first to warm up, then the one of that many rows. */
    private static void backlogs(int rows) throws Exception {
        try (EmbeddedPostgres server = postgres();
                HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"))) {
            for (int backlog : new int[] {SMALL / 2, SMALL, rows}) {
                Backlog.drain(pool, backlog);
            }
        }
    }

    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    private static void postgresql(int events) throws Exception {
        try (EmbeddedPostgres server = postgres();
                HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"))) {
            Bench bench = new Bench(pool, true, events);
            bench.run(List.of(
                    new PlainJdbc(pool, true),
                    new Ours(pool, 1),
                    new Ours(pool, 3),
                    new Gruelbox(pool),
                    new JobRunrSubject(pool)));
        }
    }

    private static void sqlite(int events) throws Exception {
        Path folder = Files.createTempDirectory("outbox-benchmark");
        String url = "jdbc:sqlite:" + folder.resolve("bench.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE";
        try (HikariDataSource pool = pool(url)) {
            Bench bench = new Bench(pool, false, events);
            bench.run(List.of(new PlainJdbc(pool, false), new Ours(pool, 1), new JobRunrSubject(pool)));
        }
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        // Peers hold a connection per piece of work in flight.
        config.setMaximumPoolSize(80);
        config.setMinimumIdle(8);
        return new HikariDataSource(config);
    }
}
