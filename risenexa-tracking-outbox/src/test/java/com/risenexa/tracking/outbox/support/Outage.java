package com.risenexa.tracking.outbox.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that is away for a while: no connection is given, and every statement of those out there fails. */
public final class Outage {
    private final DataSource dataSource;
    private volatile boolean away;
    private volatile boolean pollsFail;
    private volatile @Nullable CountDownLatch silence;

    public Outage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void begin() {
        away = true;
    }

    /** Only the statements by which events are claimed fail. */
    public void pollsFail() {
        pollsFail = true;
    }

    /** No call returns until the latch is counted down. */
    public CountDownLatch fallSilent() {
        CountDownLatch latch = new CountDownLatch(1);
        silence = latch;
        return latch;
    }

    public void end() {
        away = false;
        pollsFail = false;
        silence = null;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, dataSource);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    CountDownLatch latch = silence;
                    if (latch != null) {
                        latch.await();
                    }
                    boolean claims = pollsFail
                            && arguments != null
                            && String.valueOf(arguments[0]).contains("picked = ?");
                    if (claims) {
                        throw new SQLException("the database is away", "08006");
                    }
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
