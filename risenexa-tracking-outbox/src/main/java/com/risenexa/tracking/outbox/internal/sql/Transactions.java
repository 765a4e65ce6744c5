package com.risenexa.tracking.outbox.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs the outbox's own statements in transactions of their own: one connection at a time, given back at once. */
public record Transactions(DataSource dataSource) {

    /** Work done with a connection. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /** Commits, whatever mode the connection came in. */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            T result;
            try {
                result = work.with(connection);
                connection.commit();
            } catch (Throwable e) {
                // An Error too: auto-commit, switched on again, would commit the half that is done.
                rollback(connection, autoCommit, e);
                throw e;
            }
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
            return result;
        }
    }

    /** What fails here is added to the cause, which it must not replace. */
    private static void rollback(Connection connection, boolean autoCommit, Throwable cause) {
        try {
            connection.rollback();
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
