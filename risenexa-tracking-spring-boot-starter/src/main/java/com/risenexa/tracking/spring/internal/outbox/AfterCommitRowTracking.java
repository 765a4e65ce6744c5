package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.spring.internal.transaction.DiscardCounters;
import com.risenexa.tracking.spring.internal.transaction.DiscardReason;
import com.risenexa.tracking.spring.internal.transaction.TrackingSynchronization;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Records the events of a transaction that has no connection which could take the row: it is another manager's, or it has
 * committed already and let its connection go, as Hibernate does. The row is written right after the transaction.
 */
final class AfterCommitRowTracking implements TransactionalTracking {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final TransactionalTracking ownRow;
    private final DiscardCounters discards;
    private final AtomicBoolean said = new AtomicBoolean();

    AfterCommitRowTracking(TransactionalTracking ownRow, DiscardCounters discards) {
        this.ownRow = ownRow;
        this.discards = discards;
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        if (event == null) {
            return null;
        }
        TrackingSynchronization.current(this, this::committed, discards).add(event);
        return event.eventId();
    }

    @Override
    public int waitingForCommit() {
        return TrackingSynchronization.waiting(this);
    }

    private void committed(List<TrackingEvent> events, boolean late) {
        if (!late && !said.getAndSet(true)) {
            LOG.warn(
                    "events are tracked in a transaction that holds no connection of the outbox's DataSource: they are recorded"
                            + " right after its commit, and a crash between the two loses them; let"
                            + " risenexa.outbox.data-source name the DataSource of the transactions that track (said"
                            + " once)");
        }
        events.forEach(this::record);
    }

    /** What is thrown after a completion reaches nobody. */
    private void record(TrackingEvent event) {
        try {
            ownRow.track(event);
        } catch (RuntimeException e) {
            discards.add(DiscardReason.NOT_RECORDED, 1);
            LOG.warn(event + " is not recorded", e);
        }
    }
}
