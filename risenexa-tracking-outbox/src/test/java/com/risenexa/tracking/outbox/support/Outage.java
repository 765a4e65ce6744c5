package com.risenexa.tracking.outbox.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that is away for a while: no connection is given, and every statement of those out there fails. */
public final class Outage {
    private final DataSource dataSource;
    private volatile boolean away;

    public Outage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void begin() {
        away = true;
    }

    public void end() {
        away = false;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, dataSource);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (away && !method.getName().equals("close")) {
                        throw new SQLException("the database is away", "08006");
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }
}
