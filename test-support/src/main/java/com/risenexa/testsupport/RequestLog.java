package com.risenexa.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** The requests that came, in their order. Thread-safe. */
final class RequestLog {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final List<RawRequest> requests = new ArrayList<>();

    synchronized RawRequest add(IntFunction<RawRequest> request) {
        RawRequest next = request.apply(requests.size() + 1);
        requests.add(next);
        notifyAll();
        return next;
    }

    synchronized List<RawRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void await(int count) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (requests.size() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("only " + requests.size() + " of " + count + " requests came within a minute");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
