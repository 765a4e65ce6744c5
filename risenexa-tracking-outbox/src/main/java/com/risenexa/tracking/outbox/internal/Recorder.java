package com.risenexa.tracking.outbox.internal;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.internal.row.Payload;
import com.risenexa.tracking.outbox.internal.sql.OutboxTable;
import com.risenexa.tracking.support.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes an event a row. Thread-safe. */
final class Recorder {
    private final OutboxTable table;
    private final String startupSlug;
    private final InstantSource clock;
    private final @Nullable BooleanSupplier transactionActive;

    Recorder(OutboxTable table, String startupSlug, InstantSource clock, @Nullable BooleanSupplier transactionActive) {
        this.table = table;
        this.startupSlug = startupSlug;
        this.clock = clock;
        this.transactionActive = transactionActive;
    }

    RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException {
        // A month's end must not move because a service was down.
        TrackingEvent stamped =
                event == null || event.occurredAt().isPresent() ? event : event.withOccurredAt(clock.instant());
        // With the stamp, which may be what makes it too large.
        ValidationError refusal = EventCodec.refusal(stamped, startupSlug);
        if (refusal != null || stamped == null) {
            return new RecordResult.Invalid(Objects.requireNonNull(refusal));
        }
        UUID id = Objects.requireNonNull(stamped.eventId());
        boolean inserted = table.insert(connection, id.toString(), new Payload(stamped, startupSlug).write());
        return inserted ? new RecordResult.Recorded(id) : new RecordResult.AlreadyRecorded(id);
    }

    /** The result of recording, and whether it is committed. */
    record Outcome(RecordResult result, boolean committed) {}

    Outcome record(DataSource dataSource, @Nullable TrackingEvent event) throws SQLException {
        // Before a connection is taken, since taking one binds it.
        Boolean bound = transactionActive == null ? SpringTransactions.hasConnection(dataSource) : null;
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getAutoCommit()) {
                return new Outcome(record(connection, event), true);
            }
            if (bound != null ? bound : joins(dataSource)) {
                return new Outcome(record(connection, event), false);
            }
            try {
                RecordResult result = record(connection, event);
                connection.commit();
                return new Outcome(result, true);
            } catch (Throwable e) {
                try {
                    connection.rollback();
                } catch (SQLException | RuntimeException broken) {
                    e.addSuppressed(broken);
                }
                throw e;
            }
        }
    }

    private boolean joins(DataSource dataSource) throws SQLException {
        if (transactionActive != null) {
            return transactionActive.getAsBoolean();
        }
        for (Class<?> type = dataSource.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().contains("TransactionAware")) {
                return true;
            }
        }
        throw new SQLException("the outbox's DataSource gives connections without auto-commit, and it is not known"
                + " whether they belong to a transaction: call record(connection, event) in yours, or set"
                + " builder.transactionActive(...)");
    }
}
