package com.risenexa.sandbox.internal.http;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries answers that are ready together to the threads that send them: one call wakes a thread for all of its
 * answers, where one call each would wake it again and again. Used on one thread.
 */
public final class Courier {
    private final Map<EventExecutor, List<Runnable>> ready = new LinkedHashMap<>();

    /** Keeps something to be done on a connection's thread. */
    void take(EventExecutor thread, Runnable task) {
        ready.computeIfAbsent(thread, key -> new ArrayList<>()).add(task);
    }

    /** Has all of it done. */
    public void deliver() {
        if (!ready.isEmpty()) {
            ready.forEach((thread, tasks) -> thread.execute(() -> tasks.forEach(Runnable::run)));
            ready.clear();
        }
    }
}
