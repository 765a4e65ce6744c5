package com.risenexa.tracking.outbox.internal.work;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of an outbox: daemons, named; those that send are virtual where the JVM has such (21). */
public final class OutboxThreads {
    private static final String PREFIX = "risenexa-outbox-";

    private OutboxThreads() {}

    /** As many threads as events may be in flight. What the engine still adds after the end is released, not sent. */
    static ExecutorService senders(int count) {
        return new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                virtualOrDaemon("sender"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    public static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, PREFIX + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static ThreadFactory virtualOrDaemon(String name) {
        try {
            // By reflection, for this is compiled for 17.
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Method named = type.getMethod("name", String.class, long.class);
            Object withName = named.invoke(builder, PREFIX + name + "-", 1L);
            return (ThreadFactory) type.getMethod("factory").invoke(withName);
        } catch (ReflectiveOperationException e) {
            return daemons(name);
        }
    }
}
