package com.risenexa.tracking.spring.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Obtains the connection that an event is written through, and translates its failures to Spring's exceptions.
 * Thread-safe.
 */
public final class OutboxConnections {
    private final DataSource dataSource;
    private final ConnectionOwners owners;
    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    /** Something done with a connection, which it neither commits nor closes. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    public OutboxConnections(DataSource dataSource) {
        // The transaction's connection is bound to the DataSource behind the proxy.
        this.dataSource = dataSource instanceof TransactionAwareDataSourceProxy proxy
                ? Objects.requireNonNull(proxy.getTargetDataSource())
                : dataSource;
        this.owners = new ConnectionOwners(this.dataSource);
    }

    /** The one that is not aware of any transaction. */
    DataSource dataSource() {
        return dataSource;
    }

    /**
     * Through the connection of this thread's transaction.
     *
     * @return null, and nothing is done, if the transaction that runs holds no connection of this DataSource
     * @throws DataAccessException if the database fails
     */
    <T> @Nullable T inTransaction(Work<T> work) {
        if (!owners.runningOneHolds()) {
            return null;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            // Hibernate lets it go at the commit, and takes a fresh one for who asks in an afterCommit.
            return connection.getAutoCommit() ? null : work.with(connection);
        } catch (SQLException e) {
            throw translated(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Through a connection of its own, committed. Not that of a transaction that is being completed: what is left in it
     * may not have to be committed.
     *
     * @throws DataAccessException if the database fails
     */
    <T> T inNewTransaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            T result = work.with(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return result;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Commits what was written through the transaction's connection after its commit, which nobody else does. */
    void commitRest() throws SQLException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private DataAccessException translated(SQLException e) {
        DataAccessException translated = translator.translate("record an event in the outbox", null, e);
        return translated != null
                ? translated
                : new UncategorizedSQLException("record an event in the outbox", null, e);
    }
}
