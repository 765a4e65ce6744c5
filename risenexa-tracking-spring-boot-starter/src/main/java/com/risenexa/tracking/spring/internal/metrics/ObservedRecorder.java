package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.spring.internal.outbox.Recorder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Observes each event that becomes a row as {@code risenexa.track}: what it costs the transaction. */
public final class ObservedRecorder implements Recorder.Decorator {
    private final ObservationRegistry registry;

    public ObservedRecorder(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Recorder decorate(Recorder recorder) {
        return (connection, event) -> record(recorder, connection, event);
    }

    private RecordResult record(Recorder recorder, Connection connection, @Nullable TrackingEvent event)
            throws SQLException {
        Observation observation = TrackObservation.start(registry, event);
        try {
            RecordResult result = observation.scopedChecked(() -> recorder.record(connection, event));
            TrackObservation.stop(observation, outcome(result));
            return result;
        } catch (SQLException | RuntimeException e) {
            TrackObservation.stop(observation, "not_recorded");
            throw e;
        }
    }

    private static String outcome(RecordResult result) {
        if (result instanceof RecordResult.Invalid invalid) {
            return invalid.error().type();
        }
        return result instanceof RecordResult.AlreadyRecorded ? "already_recorded" : "recorded";
    }
}
