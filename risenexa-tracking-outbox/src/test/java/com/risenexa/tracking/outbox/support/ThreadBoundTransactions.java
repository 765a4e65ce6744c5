package com.risenexa.tracking.outbox.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as frameworks bind them to a thread: in one, the DataSource gives the same connection each time, and
 * closing it does nothing.
 */
public final class ThreadBoundTransactions {
    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // one per database, as frameworks have it
    private final ThreadLocal<@Nullable Connection> bound = new ThreadLocal<>();

    public ThreadBoundTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What runs in a transaction. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    public boolean isActive() {
        return bound.get() != null;
    }

    public void run(boolean commit, Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            bound.set(connection);
            try {
                work.run();
            } finally {
                bound.remove();
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /** Gives the connection of the thread's transaction if there is one. */
    public DataSource aware() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection mine = bound.get();
                    if (mine != null && method.getName().equals("getConnection")) {
                        return unclosed(mine);
                    }
                    return invoke(dataSource, method, arguments);
                });
    }

    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    return method.getName().equals("close") ? null : invoke(connection, method, arguments);
                });
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
