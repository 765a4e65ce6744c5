package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.internal.sql.CompletionStatements;
import com.risenexa.tracking.outbox.internal.sql.Dialect;
import com.risenexa.tracking.outbox.internal.sql.OutboxTable;
import com.risenexa.tracking.outbox.internal.sql.Transactions;
import com.risenexa.tracking.support.OneAttempt;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Delivers: the engine claims rows and watches over the dead, senders send, the writer writes. Thread-safe. */
public final class Worker {
    /** So long a sender waits at the client's gate rather than give its row back: the ramp after a 429 is that quick. */
    private static final Duration LONGEST_AT_GATE = Duration.ofSeconds(2);

    private static final Duration CLOCK_REFRESH = Duration.ofMinutes(1);

    /** The engine's default of 14 days would delete rows of a task that only a newer version knows. */
    private static final Duration NEVER = Duration.ofDays(100_000);

    /** The engine's wait for handlers, after ours. */
    private static final Duration ENGINE_STOP = Duration.ofSeconds(1);

    private static final double REFILL_AT = 1.0;
    private static final double CLAIM_UP_TO = 4.0;

    private final OutboxTable table;
    private final Transactions transactions;
    private final @Nullable OwnerLock lock;
    private final OneAttempt attempt;
    private final CircuitBreaker breaker;
    private final CompletionWriter writer;
    private final Thread writerThread;
    private final Sender sender;
    private final InFlightCounter inFlight = new InFlightCounter();
    private final DatabaseClock clock;
    /** Written on the rows that it claims, at most 50 characters: new for each, so that it releases its own only. */
    private final String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

    private final DatabaseHealth health;
    private final ExecutorService senders;
    private final Housekeeper housekeeper;
    private final Scheduler scheduler;
    private final Duration heartbeat;

    /**
     * Checks nothing: the table is there and can be written.
     *
     * @param lock on the file of a database that has one owner
     */
    Worker(
            OutboxTable table,
            Transactions transactions,
            Dialect dialect,
            @Nullable OwnerLock lock,
            TrackingClient client,
            WorkerSettings settings)
            throws SQLException {
        this.table = table;
        this.transactions = transactions;
        this.lock = lock;
        this.clock = new DatabaseClock(
                begins -> transactions.inTransaction(connection -> {
                    begins.run();
                    return table.now(connection);
                }),
                System::nanoTime);
        this.attempt = OneAttempt.of(client, LONGEST_AT_GATE);
        this.breaker = new CircuitBreaker(settings.randomness(), settings.timeScale());
        this.health = new DatabaseHealth(System::nanoTime, OutboxLog::warn);
        CompletionStatements completions = new CompletionStatements(table);
        this.writer = new CompletionWriter(
                batch -> transactions.inTransaction(connection -> {
                    completions.apply(connection, batch);
                    return batch.size();
                }),
                settings.deadAfter(),
                health);
        this.writerThread = OutboxThreads.daemons("writer").newThread(writer);
        this.sender = new Sender(
                attempt,
                () -> Preflight.startupSlug(client),
                breaker,
                writer,
                clock::now,
                settings,
                this::wakeAfterPause,
                this::wake);
        this.senders = OutboxThreads.senders(settings.maxInFlight());
        this.housekeeper = new Housekeeper(health);
        this.scheduler = engine(dialect, settings);
        this.heartbeat = settings.heartbeat();
    }

    private Scheduler engine(Dialect dialect, WorkerSettings settings) {
        DeliverTask deliver = new DeliverTask(OutboxTable.DELIVER, this::handle);
        // Known to the engine, or it would take its rows for leftovers; never due.
        DeliverTask parked = new DeliverTask(OutboxTable.PARKED, this::handle);
        return Scheduler.create(transactions.dataSource(), deliver, parked)
                .tableName(table.name())
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(new DialectCustomization(dialect, breaker, health))
                .serializer(new PassThroughSerializer())
                .clock(clock)
                .threads(settings.maxInFlight())
                .executorService(senders)
                .dueExecutor(Executors.newSingleThreadExecutor(OutboxThreads.daemons("poller")))
                .housekeeperExecutor(housekeeper)
                .pollingInterval(settings.pollInterval())
                .pollUsingLockAndFetch(REFILL_AT, CLAIM_UP_TO)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(WorkerSettings.MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(ENGINE_STOP)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    void start() throws SQLException {
        if (lock != null) {
            // Nobody else can have them: what is claimed was claimed by a process that is gone.
            transactions.inTransaction(connection -> table.release(connection, null));
        }
        writerThread.start();
        scheduler.start();
        housekeeper.every(CLOCK_REFRESH, this::refreshClock);
        housekeeper.every(heartbeat, this::watchDatabase);
    }

    /** Looks for due rows at once. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Somebody says that what was rejected will be accepted now. */
    public void reset() {
        breaker.reset();
        wake();
    }

    public long delivered() {
        return writer.delivered();
    }

    public @Nullable Instant pausedUntil() {
        return breaker.pausedUntil(clock.now());
    }

    public @Nullable String pausedBecause() {
        return breaker.because(clock.now());
    }

    public @Nullable String databaseProblem() {
        return health.problem();
    }

    /** Stops; whether what was on its way ended or was released. The engine's own waits may outlast the deadline. */
    public boolean close(long deadline) {
        sender.closing();
        try {
            scheduler.pause();
            // A part is kept for writing what came of it.
            long now = System.nanoTime();
            boolean ended = inFlight.awaitNone(now + Math.max(0, deadline - now) * 3 / 4);
            senders.shutdownNow();
            ended = inFlight.awaitNone(deadline) || ended;
            boolean written = writer.flush(deadline);
            // Not before the engine's last poll is over, or it would claim rows that nobody releases.
            scheduler.stop();
            return release() && (ended || written);
        } catch (InterruptedException e) {
            return false;
        } finally {
            writer.close(writerThread);
            attempt.close();
            if (lock != null) {
                lock.close();
            }
        }
    }

    private void handle(Claim claim) {
        inFlight.enter();
        try {
            sender.send(claim);
        } finally {
            inFlight.leave(1);
        }
    }

    /** The circuit breaker lets the engine claim nothing until then. */
    private void wakeAfterPause() {
        Instant now = clock.now();
        Instant until = breaker.pausedUntil(now);
        if (until != null) {
            housekeeper.after(Duration.between(now, until).plusMillis(1), this::wake);
        }
    }

    private void refreshClock() throws SQLException {
        clock.refresh();
        health.succeeded();
        // The engine's wait is over when the clock says so; if it was set back, that may take long.
        wake();
    }

    /** Looks again soon after a failure, however long the poll interval. */
    private void watchDatabase() {
        health.check();
        if (health.problem() != null) {
            wake();
        }
    }

    private boolean release() {
        try {
            int rows = transactions.inTransaction(connection -> table.release(connection, name));
            if (rows > 0) {
                OutboxLog.info(rows + " events on their way were released");
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            OutboxLog.warn("events on their way could not be released, others take them over: " + e.getMessage());
            return false;
        }
    }
}
