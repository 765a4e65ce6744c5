package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an event a row that is committed at once, and has it delivered. */
final class NewTransactionTracking implements TransactionalTracking {
    private final TrackingOutbox outbox;
    private final Recorder recorder;
    private final OutboxConnections connections;
    private final InvalidEventLog refusals;

    NewTransactionTracking(
            TrackingOutbox outbox, Recorder recorder, OutboxConnections connections, InvalidEventLog refusals) {
        this.outbox = outbox;
        this.recorder = recorder;
        this.connections = connections;
        this.refusals = refusals;
    }

    @Override
    public @Nullable UUID track(@Nullable TrackingEvent event) {
        RecordResult result = connections.onItsOwn(connection -> recorder.record(connection, event));
        if (!refusals.add(result)) {
            outbox.wake();
        }
        return event == null ? null : event.eventId();
    }
}
