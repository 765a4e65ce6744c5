package com.risenexa.tracking.outbox.internal;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.OutboxStatus;
import com.risenexa.tracking.outbox.ParkedEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.outbox.internal.sql.OutboxCounts;
import com.risenexa.tracking.outbox.internal.sql.OutboxTable;
import com.risenexa.tracking.outbox.internal.sql.ParkedRepository;
import com.risenexa.tracking.outbox.internal.sql.Schema;
import com.risenexa.tracking.outbox.internal.sql.Transactions;
import com.risenexa.tracking.outbox.internal.work.OutboxLog;
import com.risenexa.tracking.outbox.internal.work.OutboxThreads;
import com.risenexa.tracking.outbox.internal.work.Preflight;
import com.risenexa.tracking.outbox.internal.work.Worker;
import com.risenexa.tracking.outbox.internal.work.WorkerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox: rows are written here and delivered by its worker, once there is one. */
final class DefaultOutbox implements TrackingOutbox {
    private static final int MOST_LISTED = 1000;
    private static final Duration LONGEST_CLOSE = Duration.ofHours(1);

    private final OutboxTable table;
    private final Transactions transactions;
    private final Runnable closePool;
    private final TrackingClient client;
    private final Recorder recorder;
    private final WorkerSettings settings;
    private final ParkedRepository parkedRows;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private final CachedCounts counts;
    private volatile @Nullable Worker worker;
    private volatile boolean closed;

    DefaultOutbox(
            OutboxTable table,
            DataSource dataSource,
            Runnable closePool,
            TrackingClient client,
            Recorder recorder,
            WorkerSettings settings) {
        this.table = table;
        this.transactions = new Transactions(dataSource);
        this.closePool = closePool;
        this.client = client;
        this.recorder = recorder;
        this.settings = settings;
        this.counts = new CachedCounts(System::nanoTime);
        this.parkedRows = new ParkedRepository(table);
    }

    @Override
    public RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException {
        return recorder.record(connection, event);
    }

    @Override
    public RecordResult record(@Nullable TrackingEvent event) throws SQLException {
        Recorder.Outcome outcome = recorder.record(transactions.dataSource(), event);
        if (outcome.committed() && outcome.result() instanceof RecordResult.Recorded) {
            wake();
        }
        return outcome.result();
    }

    @Override
    public void start() {
        lifecycle.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the outbox is closed");
            }
            if (worker == null) {
                worker = Preflight.start(table, transactions, client, settings);
            }
        } finally {
            lifecycle.unlock();
        }
    }

    @Override
    public void wake() {
        Worker known = worker;
        if (known != null) {
            known.wake();
        }
    }

    @Override
    public OutboxStatus status() {
        OutboxCounts counted =
                counts.get(() -> ask("count the events", connection -> OutboxCounts.of(connection, table)));
        Worker known = worker;
        return new OutboxStatus(
                counted.pending(),
                counted.oldestAge(),
                counted.parked(),
                known == null ? 0 : known.delivered(),
                counted.lastError(),
                known == null ? null : known.pausedUntil(),
                known == null ? null : known.pausedBecause(),
                known == null ? null : known.databaseProblem(),
                known != null);
    }

    @Override
    public List<ParkedEvent> parked() {
        return ask("list parked events", connection -> parkedRows.list(connection, MOST_LISTED)).stream()
                .map(ParkedEventMapper::of)
                .toList();
    }

    @Override
    public boolean retry(UUID eventId) {
        return retried(eventId.toString()) > 0;
    }

    @Override
    public long retryAll() {
        return retried(null);
    }

    private int retried(@Nullable String eventId) {
        int rows = ask("retry parked events", connection -> parkedRows.retry(connection, eventId));
        Worker known = worker;
        if (rows > 0 && known != null) {
            known.reset();
        }
        return rows;
    }

    @Override
    public boolean discard(UUID eventId, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is blank; say why the event is given up");
        }
        Optional<String> result = ask(
                "discard a parked event",
                connection -> Optional.ofNullable(parkedRows.discard(connection, eventId.toString())));
        result.ifPresent(last ->
                OutboxLog.info("event " + eventId + " was discarded, " + reason + "; its last result: " + last));
        return result.isPresent();
    }

    @Override
    public boolean createTable() {
        return ask("create its table", connection -> new Schema(table).createIfMissing(connection));
    }

    /** In a transaction of its own, with what the database threw inside an exception of ours. */
    private <T extends @Nullable Object> T ask(String what, Transactions.Work<T> work) {
        try {
            return transactions.inTransaction(work);
        } catch (SQLException e) {
            OutboxException missing = new Schema(table).missing(e);
            throw missing != null
                    ? missing
                    : new OutboxException("the outbox's database failed to " + what + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean stop(Duration deadline) {
        return end(deadline, false);
    }

    @Override
    public boolean close(Duration deadline) {
        return end(deadline, true);
    }

    /** Returns at the deadline, whatever the database does: what takes longer goes on in a thread of its own. */
    private boolean end(Duration deadline, boolean forEver) {
        Duration bound = deadline.compareTo(LONGEST_CLOSE) > 0 ? LONGEST_CLOSE : deadline;
        long end = System.nanoTime() + (bound.isNegative() ? 0 : bound.toNanos());
        AtomicBoolean complete = new AtomicBoolean();
        Thread ending = OutboxThreads.daemons("stop").newThread(() -> complete.set(end(end, forEver)));
        ending.start();
        try {
            ending.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return complete.get();
    }

    private boolean end(long deadline, boolean forEver) {
        lifecycle.lock();
        try {
            closed |= forEver;
            Worker known = worker;
            worker = null;
            return known == null || known.close(deadline);
        } finally {
            if (forEver) {
                closePool.run();
            }
            lifecycle.unlock();
        }
    }
}
