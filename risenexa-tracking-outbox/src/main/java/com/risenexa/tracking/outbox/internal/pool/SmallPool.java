package com.risenexa.tracking.outbox.internal.pool;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A few transactions, opened when needed and kept: enough for an embedded database and for a command, where a pool of its
 * own would be one more dependency. Thread-safe.
 */
public final class SmallPool implements DataSource, AutoCloseable {
    /** "Feature not supported": trying again is no use. */
    private static final String NOT_SUPPORTED = "0A000";

    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Source source;
    private final Duration patience;
    private final Semaphore places;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    /** Opens a connection. */
    @FunctionalInterface
    public interface Source {
        Connection open() throws SQLException;
    }

    /**
     * An empty pool.
     *
     * @param patience how long one waits for a connection that others have
     */
    public SmallPool(int size, Duration patience, Source source) {
        this.source = source;
        this.patience = patience;
        this.places = new Semaphore(size, true);
    }

    /** A pool for a database named by its URL; a SQLite file is opened with the settings under which a commit is one. */
    public static SmallPool of(String jdbcUrl) {
        Properties settings = SqliteFile.isUrl(jdbcUrl) ? SqliteFile.settings(jdbcUrl) : new Properties();
        return new SmallPool(CONNECTIONS, PATIENCE, () -> open(jdbcUrl, settings));
    }

    private static Connection open(String jdbcUrl, Properties settings) throws SQLException {
        try {
            return DriverManager.getConnection(jdbcUrl, settings);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
                // The driver manager's own message shows the URL, and there may be a password in it.
                throw new SQLException(
                        "no JDBC driver on the class path takes '" + kind(jdbcUrl) + "'"
                                + (SqliteFile.isUrl(jdbcUrl) ? "; add org.xerial:sqlite-jdbc" : ""),
                        NOT_SUPPORTED);
            }
            throw e;
        }
    }

    /** Such as {@code jdbc:postgresql:}. */
    private static String kind(String jdbcUrl) {
        return jdbcUrl.substring(0, jdbcUrl.indexOf(':', jdbcUrl.indexOf(':') + 1) + 1);
    }

    @Override
    public Connection getConnection() throws SQLException {
        await();
        Connection connection = null;
        try {
            connection = idleOne();
            if (connection == null) {
                connection = source.open();
            }
            return PooledConnection.of(connection, this::giveBack);
        } finally {
            if (connection == null) {
                places.release();
            }
        }
    }

    @Override
    public void close() {
        Deque<Connection> all;
        synchronized (idle) {
            closed = true;
            all = new ArrayDeque<>(idle);
            idle.clear();
        }
        all.forEach(SmallPool::closeQuietly);
    }

    private void await() throws SQLException {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(
                        "no connection was free within " + patience.toMillis() + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
        }
    }

    private @Nullable Connection idleOne() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new SQLException("the outbox is closed");
            }
            return idle.pollLast();
        }
    }

    /** A connection as it was lent; one that is broken is not kept. */
    private void giveBack(Connection connection) {
        boolean kept = false;
        try {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                kept = connection.isValid(1);
            }
        } catch (SQLException e) {
            kept = false;
        }
        synchronized (idle) {
            kept = kept && !closed;
            if (kept) {
                idle.addLast(connection);
            }
        }
        if (!kept) {
            closeQuietly(connection);
        }
        places.release();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone one way or the other.
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the pool knows who it connects as");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("it wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
