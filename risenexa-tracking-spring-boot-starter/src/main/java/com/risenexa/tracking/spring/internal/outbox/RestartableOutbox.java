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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An outbox that starts and stops with its context, which may be stopped and started again. Thread-safe. */
public final class RestartableOutbox implements TrackingOutbox, OutboxLifecycle {
    private final String name;
    private final Supplier<TrackingOutbox> outboxes;
    private final boolean createTable;
    private final @Nullable OutboxConnections joined;
    private final Object lifecycle = new Object();
    private volatile TrackingOutbox current;
    private boolean closed;

    /**
     * An outbox that is not started.
     *
     * @param outboxes makes one, again after each stop
     * @param joined whose transaction an event that is recorded without a connection joins; null if none
     */
    RestartableOutbox(
            String name, Supplier<TrackingOutbox> outboxes, boolean createTable, @Nullable OutboxConnections joined) {
        this.name = name;
        this.outboxes = outboxes;
        this.createTable = createTable;
        this.joined = joined;
        this.current = outboxes.get();
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
        synchronized (lifecycle) {
            if (closed) {
                current = outboxes.get();
                closed = false;
            }
            if (createTable) {
                current.createTable();
            }
            current.start();
        }
    }

    @Override
    public boolean stop(Duration deadline) {
        return close(deadline);
    }

    @Override
    public boolean close(Duration deadline) {
        synchronized (lifecycle) {
            closed = true;
            return current.close(deadline);
        }
    }

    @Override
    public RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException {
        return current.record(connection, event);
    }

    @Override
    public RecordResult record(@Nullable TrackingEvent event) throws SQLException {
        RecordResult inTransaction =
                joined == null ? null : joined.inTransaction(connection -> current.record(connection, event));
        return inTransaction != null ? inTransaction : current.record(event);
    }

    @Override
    public void wake() {
        current.wake();
    }

    @Override
    public OutboxStatus status() {
        return current.status();
    }

    @Override
    public List<ParkedEvent> parked() {
        return current.parked();
    }

    @Override
    public boolean retry(UUID eventId) {
        return current.retry(eventId);
    }

    @Override
    public long retryAll() {
        return current.retryAll();
    }

    @Override
    public boolean discard(UUID eventId, String reason) {
        return current.discard(eventId, reason);
    }

    @Override
    public boolean createTable() {
        return current.createTable();
    }
}
