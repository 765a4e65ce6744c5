package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.spring.internal.transaction.DiscardReason;
import com.risenexa.tracking.spring.internal.transaction.Discards;
import com.risenexa.tracking.spring.internal.transaction.TransactionEvents;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Makes an event a row of the transaction of its thread; without a transaction, a row of its own. */
public final class OutboxTracking implements TransactionalTracking {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final TrackingOutbox outbox;
    private final OutboxConnections connections;
    private final Discards discards;
    private final Refusals refusals;
    private final OwnRowTracking ownRow;
    private final ElsewhereTracking elsewhere;

    public OutboxTracking(TrackingOutbox outbox, OutboxConnections connections, Discards discards) {
        this.outbox = outbox;
        this.connections = connections;
        this.discards = discards;
        this.refusals = new Refusals(discards);
        this.ownRow = new OwnRowTracking(outbox, connections, refusals);
        this.elsewhere = new ElsewhereTracking(ownRow, discards);
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        if (event == null || !TransactionEvents.isTransactionActive()) {
            return ownRow.track(event);
        }
        RecordResult result = connections.inTransaction(connection -> outbox.record(connection, event));
        if (result == null) {
            return elsewhere.track(event);
        }
        if (!refusals.add(result)) {
            TransactionEvents.current(this, this::committed, discards).add(event);
        }
        return event.eventId();
    }

    @Override
    public int waitingForCommit() {
        return TransactionEvents.waiting(this) + elsewhere.waitingForCommit();
    }

    private void committed(List<TrackingEvent> events, boolean late) {
        if (late) {
            try {
                connections.commitRest();
            } catch (SQLException | RuntimeException e) {
                discards.add(DiscardReason.COMMIT_UNKNOWN, events.size());
                LOG.warn("what was tracked after a commit may not be recorded", e);
            }
        }
        outbox.wake();
    }
}
