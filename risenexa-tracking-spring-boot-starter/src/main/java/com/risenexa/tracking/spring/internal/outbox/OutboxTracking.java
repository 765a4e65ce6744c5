package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.spring.internal.transaction.CompletionCallback;
import com.risenexa.tracking.spring.internal.transaction.DiscardCounters;
import com.risenexa.tracking.spring.internal.transaction.DiscardReason;
import com.risenexa.tracking.spring.internal.transaction.RunningTransaction;
import com.risenexa.tracking.spring.internal.transaction.TrackingSynchronization;
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
    private final Recorder recorder;
    private final OutboxConnections connections;
    private final DiscardCounters discards;
    private final InvalidEventLog refusals;
    private final NewTransactionTracking ownRow;
    private final AfterCommitRowTracking elsewhere;
    private final CompletionCallback rows = new Rows();

    public OutboxTracking(
            TrackingOutbox outbox, Recorder recorder, OutboxConnections connections, DiscardCounters discards) {
        this.outbox = outbox;
        this.recorder = recorder;
        this.connections = connections;
        this.discards = discards;
        this.refusals = new InvalidEventLog(discards);
        this.ownRow = new NewTransactionTracking(outbox, recorder, connections, refusals);
        this.elsewhere = new AfterCommitRowTracking(ownRow, discards);
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        if (event == null || !RunningTransaction.isActive()) {
            return ownRow.track(event);
        }
        RecordResult result = connections.inTransaction(connection -> recorder.record(connection, event));
        if (result == null) {
            return elsewhere.track(event);
        }
        if (!refusals.add(result)) {
            TrackingSynchronization.current(this, rows, discards).add(event);
        }
        return event.eventId();
    }

    @Override
    public int waitingForCommit() {
        return TrackingSynchronization.waiting(this) + elsewhere.waitingForCommit();
    }

    /** The end of a transaction that has rows of ours in it. */
    private final class Rows implements CompletionCallback {
        @Override
        public void committed(List<TrackingEvent> events, boolean late) {
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

        /** Nothing is lost or sent wrongly: the rows are there if everything else is that the transaction wrote. */
        @Override
        public void unknown(List<TrackingEvent> events, DiscardCounters none) {
            outbox.wake();
        }
    }
}
