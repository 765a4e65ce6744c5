package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.spring.internal.outbox.RowRecorder;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Observes each event that becomes a row as {@code risenexa.track}: what it costs the transaction. */
public final class ObservedRecorder implements RowRecorder {
    private final RowRecorder recorder;
    private final TrackObservations observations;

    public ObservedRecorder(RowRecorder recorder, TrackObservations observations) {
        this.recorder = recorder;
        this.observations = observations;
    }

    @Override
    public RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException {
        TrackObservations.Started observation = observations.start(event);
        String outcome = "not_recorded";
        try {
            RecordResult result = observation.scoped(() -> recorder.record(connection, event));
            outcome = outcome(result);
            return result;
        } finally {
            observation.stop(outcome);
        }
    }

    private static String outcome(RecordResult result) {
        if (result instanceof RecordResult.Invalid invalid) {
            return invalid.error().type();
        }
        return result instanceof RecordResult.AlreadyRecorded ? "already_recorded" : "recorded";
    }
}
