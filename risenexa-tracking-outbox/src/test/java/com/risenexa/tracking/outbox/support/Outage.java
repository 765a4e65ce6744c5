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
    private volatile @Nullable Failure failure;
    private volatile @Nullable CountDownLatch silence;

    public Outage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void begin() {
        away = true;
    }

    private record Failure(String statement, Throwable cause, CountDownLatch times) {}

    /** Only the statements by which events are claimed fail. */
    public void pollsFail() {
        fail("picked = ?", new SQLException("the database is away", "08006"), 1);
    }

    /** The statements that contain the text fail until the end. The latch is open once that many have. */
    public CountDownLatch fail(String statement, Throwable cause, int times) {
        CountDownLatch failed = new CountDownLatch(times);
        failure = new Failure(statement, cause, failed);
        return failed;
    }

    /** No call returns until the latch is counted down. */
    public CountDownLatch fallSilent() {
        CountDownLatch latch = new CountDownLatch(1);
        silence = latch;
        return latch;
    }

    public void end() {
        away = false;
        failure = null;
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
                    Failure failing = failure;
                    if (failing != null
                            && arguments != null
                            && String.valueOf(arguments[0]).contains(failing.statement)) {
                        failing.times.countDown();
                        throw failing.cause;
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
