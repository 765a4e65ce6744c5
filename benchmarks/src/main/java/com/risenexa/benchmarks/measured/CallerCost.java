package com.risenexa.benchmarks.measured;

import java.util.ArrayList;
import java.util.List;

/**
 * What handing an event over costs on the caller's thread: arguments are subject, base URL, threads. Calls come in rounds
 * with a pause between, so that no queue fills up.
 */
public final class CallerCost {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 60;
    private static final int CALLS = 400;
    private static final int PAUSE = 40;

    private CallerCost() {}

    public static void main(String[] args) throws InterruptedException {
        int threads = Integer.parseInt(args[2]);
        try (Subject subject = Subject.of(args[0], args[1], 20_000)) {
            rounds(subject, threads, WARM_UP, new long[threads], new long[threads][WARM_UP * CALLS]);
            long[] allocated = new long[threads];
            long[][] nanos = new long[threads][ROUNDS * CALLS];
            rounds(subject, threads, ROUNDS, allocated, nanos);
            long[] all = new long[threads * ROUNDS * CALLS];
            long bytes = 0;
            for (int i = 0; i < threads; i++) {
                System.arraycopy(nanos[i], 0, all, i * ROUNDS * CALLS, ROUNDS * CALLS);
                bytes += allocated[i];
            }
            Out.sayPercentiles("ns", all);
            Out.say("bytes", (double) bytes / all.length);
        }
        System.exit(0);
    }

    private static void rounds(Subject subject, int threads, int count, long[] allocated, long[][] nanos)
            throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int mine = t;
            all.add(new Thread(() -> allocated[mine] = rounds(subject, count, nanos[mine]), "caller-" + t));
        }
        all.forEach(Thread::start);
        for (Thread thread : all) {
            thread.join();
        }
    }

    /** Bytes allocated in the calls. */
    private static long rounds(Subject subject, int count, long[] nanos) {
        long allocated = 0;
        for (int round = 0; round < count; round++) {
            long before = Out.allocated();
            for (int i = 0; i < CALLS; i++) {
                long start = System.nanoTime();
                subject.call(i);
                nanos[round * CALLS + i] = System.nanoTime() - start;
            }
            allocated += Out.allocated() - before;
            subject.flush();
            Out.pause(PAUSE);
        }
        return allocated;
    }
}
