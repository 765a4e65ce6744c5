package com.risenexa.tracking.httpcore;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread of the engine's, which must not be held up. Never keeps the JVM alive, and holds nothing of the thread which
 * happened to need it first: neither its inheritable thread-locals nor its context class loader.
 */
final class EngineThread extends Thread {
    private static final String PREFIX = "risenexa-http-";
    private static final AtomicInteger COUNT = new AtomicInteger();

    EngineThread(Runnable task, String name) {
        super(null, task, PREFIX + name + "-" + COUNT.incrementAndGet(), 0, false);
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    static ThreadFactory named(String name) {
        return task -> new EngineThread(task, name);
    }

    /** By its name: the thread of the deadlines is one too. */
    static boolean isCurrent() {
        return Thread.currentThread().getName().startsWith(PREFIX);
    }
}
