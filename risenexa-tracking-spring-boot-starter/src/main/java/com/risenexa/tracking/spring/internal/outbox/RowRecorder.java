package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes an event a row, through a connection that it neither commits nor closes. */
@FunctionalInterface
public interface RowRecorder {
    RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException;

    /** Puts something around each. */
    @FunctionalInterface
    interface Decorator {
        RowRecorder decorate(RowRecorder recorder);
    }
}
