package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.client.DiscardCounters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps an event until the transaction of its thread has committed; without a transaction passes it on at once. */
public final class AfterCommitTracking implements TransactionalTracking {
    private final TransactionalTracking immediate;
    private final DiscardCounters discards;
    private final CompletionCallback committed = (events, late) -> passOn(events);

    /**
     * Tracking on top of another.
     *
     * @param immediate takes the events once they are to be sent; must not wait for the network, since the transaction's
     *     connection is held meanwhile
     */
    public AfterCommitTracking(TransactionalTracking immediate, DiscardCounters discards) {
        this.immediate = immediate;
        this.discards = discards;
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        if (event == null || !ThreadTransactions.isActive()) {
            return immediate.track(event);
        }
        TrackingSynchronization.current(committed, discards).add(event);
        return event.eventId();
    }

    @Override
    public int waitingForCommit() {
        return TrackingSynchronization.waiting(committed);
    }

    private void passOn(List<TrackingEvent> events) {
        events.forEach(immediate::track);
    }
}
