package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.spring.internal.client.OutboxDepth;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Asks the database once for all gauges of one scrape. Thread-safe. */
final class CachedOutboxDepth {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final OutboxLifecycle outbox;
    private final LongSupplier nanoClock;
    private @Nullable OutboxDepth latest;
    private long askedAt;
    private boolean asked;

    CachedOutboxDepth(OutboxLifecycle outbox, LongSupplier nanoClock) {
        this.outbox = outbox;
        this.nanoClock = nanoClock;
    }

    /** NaN while the database fails. */
    synchronized double ask(ToDoubleFunction<OutboxDepth> value) {
        long now = nanoClock.getAsLong();
        if (!asked || now - askedAt > FRESH_NANOS) {
            asked = true;
            askedAt = now;
            latest = depth();
        }
        return latest == null ? Double.NaN : value.applyAsDouble(latest);
    }

    private @Nullable OutboxDepth depth() {
        try {
            return outbox.depth();
        } catch (RuntimeException e) {
            // The database's own health says what is wrong; a scrape must go on.
            return null;
        }
    }
}
