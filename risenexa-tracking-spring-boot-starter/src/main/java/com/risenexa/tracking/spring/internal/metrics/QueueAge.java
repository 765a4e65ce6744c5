package com.risenexa.tracking.spring.internal.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How long the events have been in a client's queue that are still there. Thread-safe. */
final class QueueAge {
    private final LongSupplier nanoClock;
    private final AtomicLong entered = new AtomicLong();
    private final ConcurrentNavigableMap<Long, Long> since = new ConcurrentSkipListMap<>();

    QueueAge(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** One comes in; returns what it is known under when it {@linkplain #leave leaves}. */
    long enter() {
        long place = entered.incrementAndGet();
        since.put(place, nanoClock.getAsLong());
        return place;
    }

    void leave(long place) {
        since.remove(place);
    }

    /** Of the one that has been there longest; zero if there is none. */
    Duration oldest() {
        Map.Entry<Long, Long> first = since.firstEntry();
        return first == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, nanoClock.getAsLong() - first.getValue()));
    }
}
