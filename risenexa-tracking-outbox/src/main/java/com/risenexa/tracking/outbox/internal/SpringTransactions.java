package com.risenexa.tracking.outbox.internal;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks Spring, if it is there, whether a connection of a {@code TransactionAwareDataSourceProxy} would be one of a
 * transaction. That a connection has no auto-commit proves nothing: a pool may give them all away so.
 */
final class SpringTransactions {
    private static final String PROXY = "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";
    private static final String MANAGER = "org.springframework.transaction.support.TransactionSynchronizationManager";

    private SpringTransactions() {}

    /** Null if the DataSource is not Spring's proxy. */
    static @Nullable Boolean hasConnection(DataSource dataSource) throws SQLException {
        for (Class<?> type = dataSource.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(PROXY)) {
                return hasConnection(type, dataSource);
            }
        }
        return null;
    }

    private static Boolean hasConnection(Class<?> proxy, DataSource dataSource) throws SQLException {
        try {
            Object target = proxy.getMethod("getTargetDataSource").invoke(dataSource);
            Class<?> manager = Class.forName(MANAGER, true, proxy.getClassLoader());
            return (Boolean) manager.getMethod("hasResource", Object.class).invoke(null, target);
        } catch (ReflectiveOperationException e) {
            throw new SQLException("Spring does not say whether a transaction is active", e);
        }
    }
}
