package com.risenexa.tracking.outbox.internal.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection whose close gives it back. */
final class PooledConnection implements InvocationHandler {
    private final Connection connection;
    private final Consumer<Connection> giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PooledConnection(Connection connection, Consumer<Connection> giveBack) {
        this.connection = connection;
        this.giveBack = giveBack;
    }

    static Connection of(Connection connection, Consumer<Connection> giveBack) {
        return (Connection) Proxy.newProxyInstance(
                PooledConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new PooledConnection(connection, giveBack));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a connection equals itself alone
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                if (closed.compareAndSet(false, true)) {
                    giveBack.accept(connection);
                }
                return null;
            }
            case "isClosed" -> {
                return closed.get() || connection.isClosed();
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                if (closed.get()) {
                    throw new SQLException("the connection is closed");
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause() == null ? e : e.getCause();
                }
            }
        }
    }
}
