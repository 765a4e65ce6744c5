package com.risenexa.tracking.outbox.internal;

import com.risenexa.tracking.outbox.internal.sql.OutboxCounts;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The last counts, kept for 10 s where counting is expensive: with more than 10,000 rows. Thread-safe. */
final class CachedCounts {
    private static final long EXPENSIVE_ROWS = 10_000;
    private static final long MAX_AGE = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanoClock;
    private @Nullable OutboxCounts counts;
    private long countedAt;

    CachedCounts(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** One at a time counts; the others get what it counted. */
    synchronized OutboxCounts get(Supplier<OutboxCounts> query) {
        OutboxCounts known = counts;
        if (known != null
                && known.pending() + known.parked() > EXPENSIVE_ROWS
                && nanoClock.getAsLong() - countedAt < MAX_AGE) {
            return known;
        }
        OutboxCounts fresh = query.get();
        counts = fresh;
        countedAt = nanoClock.getAsLong();
        return fresh;
    }
}
