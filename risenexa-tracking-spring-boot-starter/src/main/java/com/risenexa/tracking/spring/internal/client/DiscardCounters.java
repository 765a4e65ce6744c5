package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.QueueFull;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what was not sent, by reason. Thread-safe. */
public final class DiscardCounters {
    private final Map<DiscardReason, LongAdder> counts = new EnumMap<>(DiscardReason.class);

    public DiscardCounters() {
        for (DiscardReason reason : DiscardReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    public void add(DiscardReason reason, long events) {
        counter(reason).add(events);
    }

    /** Counts the results of events that never left the process. */
    public void add(TrackResult result) {
        DiscardReason reason = reasonOf(result);
        if (reason != null && result.attempts() == 0) {
            add(reason, 1);
        }
    }

    public long count(DiscardReason reason) {
        return counter(reason).sum();
    }

    private LongAdder counter(DiscardReason reason) {
        LongAdder counter = counts.get(reason);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + reason);
        }
        return counter;
    }

    private static @Nullable DiscardReason reasonOf(TrackResult result) {
        if (result instanceof QueueFull) {
            return DiscardReason.QUEUE_FULL;
        }
        if (result instanceof ClientClosed) {
            return DiscardReason.CLIENT_CLOSED;
        }
        return result instanceof ValidationError ? DiscardReason.INVALID : null;
    }
}
