package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.spring.internal.transaction.RunningTransaction;
import com.risenexa.tracking.spring.internal.transaction.ThreadTransactions;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.datasource.SimpleConnectionHandle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds the transaction that the connection of this thread belongs to. A connection without auto-commit proves nothing:
 * it may be an outer transaction's, or one that the pool gives away without auto-commit and that nobody is going to
 * commit.
 */
@SuppressWarnings("ReferenceEquality") // the very holder that is bound is looked for
final class ConnectionOwners {
    private final DataSource dataSource;
    private final Jdbc jdbc;

    ConnectionOwners(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new Jdbc(dataSource);
    }

    /** Whether the transaction that runs holds a connection of this DataSource. */
    boolean runningOneHolds() {
        ConnectionHolder bound = (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
        if (bound == null) {
            return false;
        }
        RunningTransaction running = ThreadTransactions.current();
        return running == null ? presumably(bound) : bound == connectionOf(running);
    }

    private static @Nullable ConnectionHolder connectionOf(RunningTransaction transaction) {
        return transaction.transaction() instanceof JdbcTransactionObjectSupport jdbc && jdbc.hasConnectionHolder()
                ? jdbc.getConnectionHolder()
                : null;
    }

    /**
     * The transaction was begun by a manager that is not a bean, and told nobody. The connection is taken for its own only
     * if it can hardly be another's: a row of its own after the commit is never wrong.
     */
    private boolean presumably(ConnectionHolder bound) {
        for (RunningTransaction outer : ThreadTransactions.outer()) {
            if (bound == connectionOf(outer)) {
                return false;
            }
        }
        // Under such a proxy lies a connection that is bound itself.
        boolean only = TransactionSynchronizationManager.getResourceMap().entrySet().stream()
                .filter(other -> !(other.getKey() instanceof TransactionAwareDataSourceProxy))
                .noneMatch(other -> other.getValue() instanceof ConnectionHolder && other.getValue() != bound);
        boolean jpa = !(bound.getConnectionHandle() instanceof SimpleConnectionHandle);
        return only && (jpa || jdbc.isTransactionActive());
    }

    /** Spring's own answer to whether a JDBC transaction is active, or a connection is only kept for a while. */
    private static final class Jdbc extends DataSourceTransactionManager {
        private static final long serialVersionUID = 1;

        Jdbc(DataSource dataSource) {
            super(dataSource);
        }

        boolean isTransactionActive() {
            return isExistingTransaction(doGetTransaction());
        }
    }
}
