package com.risenexa.tracking.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much CPU the client's threads, and the threads that called it, use from now on. */
public final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long start = System.nanoTime();
    private final Map<Long, Long> before = new LinkedHashMap<>();

    private CpuTime(List<Thread> threads) {
        for (Thread thread : threads) {
            before.put(id(thread), THREADS.getThreadCpuTime(id(thread)));
        }
    }

    public static CpuTime of(List<Thread> callers) {
        List<Thread> threads = new ArrayList<>(callers);
        threads.addAll(OurThreads.named("risenexa-"));
        threads.addAll(OurThreads.named("HttpClient-"));
        return new CpuTime(threads);
    }

    /** CPU time of all of them together by the time that passed. */
    public double share() {
        long used = 0;
        for (Map.Entry<Long, Long> thread : before.entrySet()) {
            used += Math.max(0, THREADS.getThreadCpuTime(thread.getKey()) - thread.getValue());
        }
        return (double) used / (System.nanoTime() - start);
    }

    @SuppressWarnings("deprecation") // its successor threadId came with Java 19
    private static long id(Thread thread) {
        return thread.getId();
    }
}
