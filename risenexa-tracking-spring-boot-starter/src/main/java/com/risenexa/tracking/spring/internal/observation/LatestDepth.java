package com.risenexa.tracking.spring.internal.observation;

import com.risenexa.tracking.spring.internal.startup.Depth;
import com.risenexa.tracking.spring.internal.startup.Worker;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Asks the database once for all gauges of one scrape. Thread-safe. */
final class LatestDepth {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Worker worker;
    private final LongSupplier nanoClock;
    private @Nullable Depth latest;
    private long askedAt;
    private boolean asked;

    LatestDepth(Worker worker, LongSupplier nanoClock) {
        this.worker = worker;
        this.nanoClock = nanoClock;
    }

    /** NaN while the database fails. */
    synchronized double ask(ToDoubleFunction<Depth> value) {
        long now = nanoClock.getAsLong();
        if (!asked || now - askedAt > FRESH_NANOS) {
            asked = true;
            askedAt = now;
            latest = depth();
        }
        return latest == null ? Double.NaN : value.applyAsDouble(latest);
    }

    private @Nullable Depth depth() {
        try {
            return worker.depth();
        } catch (RuntimeException e) {
            // The database's own health says what is wrong; a scrape must go on.
            return null;
        }
    }
}
