package com.risenexa.sandbox.internal.http;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/**
 * Carries answers that are ready together to the threads that send them: one call wakes a thread for all of its
 * answers, where one call each would wake it again and again. Used on one thread.
 */
public final class Courier {
    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final Map<EventExecutor, List<Runnable>> ready = new LinkedHashMap<>();

    /** Keeps something to be done on a connection's thread. */
    void take(EventExecutor thread, Runnable task) {
        ready.computeIfAbsent(thread, key -> new ArrayList<>()).add(task);
    }

    private static void deliver(EventExecutor thread, List<Runnable> tasks) {
        try {
            thread.execute(() -> tasks.forEach(Courier::run));
        } catch (RejectedExecutionException e) {
            // It has ended, and closed its connections; those of the other threads are still to be answered.
            LOG.log(System.Logger.Level.DEBUG, "the server is closing: answers are not sent", e);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an answer could not be sent", e);
        }
    }

    /** Has all of it done. */
    public void deliver() {
        if (!ready.isEmpty()) {
            Map<EventExecutor, List<Runnable>> now = new LinkedHashMap<>(ready);
            ready.clear();
            now.forEach(Courier::deliver);
        }
    }
}
