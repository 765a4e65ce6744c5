package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.OutboxStatus;
import com.risenexa.tracking.outbox.ParkedEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.client.OutboxDepth;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outbox that starts and stops with its context, and joins the transactions of it. Thread-safe. */
public final class SpringOutbox implements TrackingOutbox, OutboxLifecycle {
    private final String name;
    private final TrackingOutbox outbox;
    private final boolean createTable;
    private final @Nullable OutboxConnections joined;

    /**
     * One that is not started.
     *
     * @param createTable whether each start creates the table if it is not there
     * @param joined whose transaction an event that is recorded without a connection joins; null if none
     */
    SpringOutbox(String name, TrackingOutbox outbox, boolean createTable, @Nullable OutboxConnections joined) {
        this.name = name;
        this.outbox = outbox;
        this.createTable = createTable;
        this.joined = joined;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OutboxDepth depth() {
        OutboxStatus status = status();
        return new OutboxDepth(status.pending(), status.parked(), status.oldestAge());
    }

    @Override
    public void start() {
        if (createTable) {
            outbox.createTable();
        }
        outbox.start();
    }

    @Override
    public boolean stop(Duration deadline) {
        return outbox.stop(deadline);
    }

    @Override
    public boolean close(Duration deadline) {
        return outbox.close(deadline);
    }

    @Override
    public RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException {
        return outbox.record(connection, event);
    }

    @Override
    public RecordResult record(@Nullable TrackingEvent event) throws SQLException {
        RecordResult inTransaction =
                joined == null ? null : joined.inTransaction(connection -> outbox.record(connection, event));
        return inTransaction != null ? inTransaction : outbox.record(event);
    }

    @Override
    public void wake() {
        outbox.wake();
    }

    @Override
    public OutboxStatus status() {
        return outbox.status();
    }

    @Override
    public List<ParkedEvent> parked() {
        return outbox.parked();
    }

    @Override
    public boolean retry(UUID eventId) {
        return outbox.retry(eventId);
    }

    @Override
    public long retryAll() {
        return outbox.retryAll();
    }

    @Override
    public boolean discard(UUID eventId, String reason) {
        return outbox.discard(eventId, reason);
    }

    @Override
    public boolean createTable() {
        return outbox.createTable();
    }
}
