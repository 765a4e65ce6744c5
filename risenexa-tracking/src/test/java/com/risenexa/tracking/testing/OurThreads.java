package com.risenexa.tracking.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The threads of the client in this JVM. */
public final class OurThreads {
    private OurThreads() {}

    /** Those alive now whose name begins so. */
    public static List<Thread> named(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith(prefix))
                .toList();
    }

    /** All of ours but those that were there before. */
    public static List<Thread> since(Set<Thread> before) {
        return named("risenexa-").stream()
                .filter(Predicate.not(before::contains))
                .toList();
    }

    /** Joins them; fails for one that lives on after a minute in all. */
    public static void awaitEnd(List<Thread> threads) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " lives on");
            }
        }
    }
}
