package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.client.DiscardCounters;
import com.risenexa.tracking.spring.internal.client.DiscardReason;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.spring.internal.transaction.CompletionCallback;
import com.risenexa.tracking.spring.internal.transaction.ThreadTransactions;
import com.risenexa.tracking.spring.internal.transaction.TrackingSynchronization;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event a row: through the connection of the transaction that runs; right after the commit, where that transaction
 * has no connection to the outbox's database; at once, where none runs.
 */
public final class OutboxTracking implements TransactionalTracking {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final TrackingOutbox outbox;
    private final RowRecorder recorder;
    private final OutboxConnections connections;
    private final DiscardCounters discards;
    private final CompletionCallback recorded = new Recorded();
    private final CompletionCallback recordAfterCommit = new RecordAfterCommit();

    public OutboxTracking(
            TrackingOutbox outbox, RowRecorder recorder, OutboxConnections connections, DiscardCounters discards) {
        this.outbox = outbox;
        this.recorder = recorder;
        this.connections = connections;
        this.discards = discards;
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        if (event == null || !ThreadTransactions.isActive()) {
            recordNow(event);
            return event == null ? null : event.eventId();
        }
        RecordResult result = connections.inTransaction(connection -> recorder.record(connection, event));
        if (result == null) {
            TrackingSynchronization.current(recordAfterCommit, discards).add(event);
        } else if (isRecorded(result)) {
            TrackingSynchronization.current(recorded, discards).add(event);
        }
        return event.eventId();
    }

    @Override
    public int waitingForCommit() {
        return TrackingSynchronization.waiting(recorded) + TrackingSynchronization.waiting(recordAfterCommit);
    }

    private void recordNow(@Nullable TrackingEvent event) {
        if (isRecorded(connections.inNewTransaction(connection -> recorder.record(connection, event)))) {
            outbox.wake();
        }
    }

    private boolean isRecorded(RecordResult result) {
        if (!(result instanceof RecordResult.Invalid invalid)) {
            return true;
        }
        discards.add(DiscardReason.INVALID, 1);
        // Only what is wrong: the event may say who it is about.
        LOG.warn("event not recorded: " + invalid.error().message());
        return false;
    }

    /** The end of a transaction that has rows of ours. */
    private final class Recorded implements CompletionCallback {
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

        /** Nothing is lost or sent wrongly: the rows are there if all else is that the transaction wrote. */
        @Override
        public void unknown(List<TrackingEvent> events, DiscardCounters none) {
            outbox.wake();
        }
    }

    /** The end of a transaction without such a connection: another manager's, or one that let it go at the commit. */
    private final class RecordAfterCommit implements CompletionCallback {
        private final AtomicBoolean warned = new AtomicBoolean();

        @Override
        public void committed(List<TrackingEvent> events, boolean late) {
            if (!late && !warned.getAndSet(true)) {
                LOG.warn("events are tracked in a transaction that holds no connection of the outbox's DataSource: they"
                        + " are recorded right after its commit, and a crash between the two loses them; let"
                        + " risenexa.outbox.data-source name the DataSource of the transactions that track (logged"
                        + " once)");
            }
            for (TrackingEvent event : events) {
                try {
                    recordNow(event);
                } catch (RuntimeException e) {
                    // Thrown after a completion it would reach nobody.
                    discards.add(DiscardReason.NOT_RECORDED, 1);
                    LOG.warn(event + " is not recorded", e);
                }
            }
        }
    }
}
