package com.risenexa.benchmarks.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recording (one business row a transaction, 8 threads) and draining (64 in flight, each a pause of 5 ms) of ours, its
 * peers and plain JDBC, side by side in one run on the same database. Arguments: how many events (20000), which databases
 * (postgresql sqlite), how many rounds (2; the first warms up).
 */
public final class OutboxBenchmark {
    private OutboxBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        String databases = arguments.length > 1 ? arguments[1] : "postgresql,sqlite";
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d of %d, %,d events%n", round, rounds, events);
            if (databases.contains("postgresql")) {
                postgresql(events);
            }
            if (databases.contains("sqlite")) {
                sqlite(events);
            }
        }
        // The peers leave threads behind.
        System.exit(0);
    }

    private static void postgresql(int events) throws Exception {
        System.out.println(" PostgreSQL, fsync and synchronous_commit on");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start();
                HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"))) {
            Bench bench = new Bench(pool, true, events);
            bench.nothing();
            bench.run(new PlainJdbc(pool, true));
            bench.run(new Ours(pool, 1));
            bench.run(new Ours(pool, 2));
            bench.run(new Ours(pool, 3));
            bench.run(new Gruelbox(pool));
            bench.run(new JobRunrSubject(pool));
        }
    }

    private static void sqlite(int events) throws Exception {
        System.out.println(" SQLite, WAL and synchronous=FULL");
        Path folder = Files.createTempDirectory("outbox-benchmark");
        String url = "jdbc:sqlite:" + folder.resolve("bench.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE";
        try (HikariDataSource pool = pool(url)) {
            Bench bench = new Bench(pool, false, events);
            bench.nothing();
            bench.run(new PlainJdbc(pool, false));
            bench.run(new Ours(pool, 1));
            bench.run(new JobRunrSubject(pool));
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
