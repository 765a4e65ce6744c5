package com.risenexa.tracking.outbox.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A real database for one test class: emptied before each test, the same DDL as users run. */
public abstract class TestDatabase implements AutoCloseable {
    private final HikariDataSource pool;

    protected TestDatabase(String jdbcUrl) {
        this.pool = pool(jdbcUrl, 8, true);
    }

    /** As an application has it: a pool in auto-commit mode. */
    public DataSource dataSource() {
        return pool;
    }

    public String url() {
        return pool.getJdbcUrl();
    }

    /** Another pool on the same database. */
    public HikariDataSource poolOf(int size) {
        return pool(pool.getJdbcUrl(), size, true);
    }

    public HikariDataSource poolWithoutAutoCommit() {
        return pool(pool.getJdbcUrl(), 2, false);
    }

    private static HikariDataSource pool(String jdbcUrl, int size, boolean autoCommit) {
        return new HikariDataSource(config(jdbcUrl, size, autoCommit));
    }

    /** One whose class says what it is, as those of frameworks do; what nobody commits is rolled back. */
    public HikariDataSource transactionAwarePool() {
        return new TransactionAwarePool(config(pool.getJdbcUrl(), 2, false));
    }

    private static final class TransactionAwarePool extends HikariDataSource {
        TransactionAwarePool(HikariConfig config) {
            super(config);
        }
    }

    private static HikariConfig config(String jdbcUrl, int size, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setAutoCommit(autoCommit);
        config.setConnectionTimeout(10_000);
        return config;
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** No table of ours, and an empty one of the application's. */
    public void reset() throws SQLException {
        for (String table : List.of("risenexa_outbox", "business")) {
            execute("DROP TABLE IF EXISTS " + table);
        }
        execute("CREATE TABLE business (id integer NOT NULL PRIMARY KEY)");
    }

    @Override
    public void close() throws IOException {
        pool.close();
    }
}
