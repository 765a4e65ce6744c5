package com.risenexa.tracking.spring.transaction.tree;

import com.risenexa.testsupport.PostgresServer;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty databases, each with a pool. */
final class Databases implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int MOST_CONNECTIONS = 16;

    private final EmbeddedPostgres server = started();

    private static EmbeddedPostgres started() {
        try {
            return PostgresServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HikariDataSource postgres(boolean autoCommit) {
        String name = "trees" + NUMBERS.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pool(server.getJdbcUrl("postgres", name), autoCommit);
    }

    static HikariDataSource h2(boolean autoCommit) {
        return pool("jdbc:h2:mem:trees" + NUMBERS.incrementAndGet() + ";DB_CLOSE_DELAY=-1", autoCommit);
    }

    private static HikariDataSource pool(String url, boolean autoCommit) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setAutoCommit(autoCommit);
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        return pool;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
