package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.internal.sql.CompletionStatements;
import com.risenexa.tracking.outbox.internal.sql.Transactions;
import com.risenexa.tracking.outbox.internal.sql.Dialect;
import com.risenexa.tracking.outbox.internal.sql.OutboxTable;
import com.risenexa.tracking.spi.OneAttempt;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Delivers: the engine claims rows and watches over the dead, senders send, the writer writes. Thread-safe. */
public final class Worker {
    /** So long a sender waits at the client's gate rather than give its row back: the ramp after a 429 is that quick. */
    private static final Duration LONGEST_AT_GATE = Duration.ofSeconds(2);

    private static final Duration CLOCK_REFRESH = Duration.ofMinutes(1);

    /** The engine's default of 14 days would delete rows of a task that only a newer version knows. */
    private static final Duration NEVER = Duration.ofDays(100_000);

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
    private final String name = InstanceName.fresh();
    private final ExecutorService senders;
    private final ScheduledThreadPoolExecutor housekeeper;
    private final Scheduler scheduler;
    private final Duration heartbeat;
    private final Duration deadAfter;

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
        this.breaker = new CircuitBreaker(settings.randomness());
        CompletionStatements completions = new CompletionStatements(table);
        this.writer = new CompletionWriter(
                batch -> transactions.inTransaction(connection -> {
                    completions.apply(connection, batch);
                    return batch.size();
                }),
                settings.deadAfter());
        this.writerThread = OutboxThreads.daemons("writer").newThread(writer);
        this.sender = new Sender(
                attempt, () -> client.startupSlug().orElse(""), breaker, writer, clock::now, settings, this::pause);
        this.senders = OutboxThreads.senders(settings.maxInFlight());
        this.housekeeper = new ScheduledThreadPoolExecutor(2, OutboxThreads.daemons("housekeeper"));
        this.scheduler = engine(dialect, settings);
        this.heartbeat = settings.heartbeat();
        this.deadAfter = settings.deadAfter();
    }

    private Scheduler engine(Dialect dialect, WorkerSettings settings) {
        DeliverTask deliver = new DeliverTask(OutboxTable.DELIVER, this::handle, this::wake);
        // Known to the engine, or it would take its rows for leftovers; never due.
        DeliverTask parked = new DeliverTask(OutboxTable.PARKED, this::handle, this::wake);
        return Scheduler.create(transactions.dataSource(), deliver, parked)
                .tableName(table.name())
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(new DialectCustomization(dialect))
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
                .shutdownMaxWait(Duration.ofSeconds(10))
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
        Future<?> unused = housekeeper.scheduleWithFixedDelay(
                this::refreshClock, CLOCK_REFRESH.toMillis(), CLOCK_REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        Future<?> unusedToo = housekeeper.scheduleWithFixedDelay(
                this::takeOver, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The engine looks for the dead at every second heartbeat only, which might take a minute and more in all. */
    private void takeOver() {
        try {
            Instant silentSince = clock.now().minus(deadAfter);
            if (transactions.inTransaction(connection -> table.releaseDead(connection, silentSince)) > 0) {
                wake();
            }
        } catch (SQLException | RuntimeException e) {
            OutboxLog.warn("the database cannot be asked for what dead instances left: " + e.getMessage());
        }
    }

    /** Looks for due rows at once. */
    public void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Somebody says that what was refused will be taken now. */
    public void mended() {
        breaker.mended();
        if (breaker.pausedUntil(clock.now()) == null) {
            scheduler.resume();
        }
        wake();
    }

    public long delivered() {
        return sender.delivered();
    }

    public @Nullable Instant pausedUntil() {
        return breaker.pausedUntil(clock.now());
    }

    public @Nullable String pausedBecause() {
        return breaker.because(clock.now());
    }

    /** Whether everything ended or was released by that moment of {@code System.nanoTime}. */
    public boolean close(long deadline) {
        sender.closing();
        scheduler.pause();
        boolean ended = false;
        try {
            // A part is kept for writing what came of it.
            long now = System.nanoTime();
            ended = inFlight.awaitNone(now + Math.max(0, deadline - now) * 3 / 4);
            senders.shutdownNow();
            inFlight.awaitNone(deadline);
            ended = writer.flush(deadline) && ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean stopped = stopEngine(deadline);
        writer.close(writerThread);
        boolean released = release();
        attempt.close();
        if (lock != null) {
            lock.close();
        }
        return released && (ended || stopped);
    }

    private void handle(Claim claim) {
        inFlight.enter();
        try {
            sender.send(claim);
        } finally {
            inFlight.leave(1);
        }
    }

    /** The engine claims nothing until the pause is over. */
    private void pause() {
        Instant now = clock.now();
        Instant until = breaker.pausedUntil(now);
        if (until == null || housekeeper.isShutdown()) {
            return;
        }
        scheduler.pause();
        Future<?> unused = housekeeper.schedule(
                this::resumeIfOver, Duration.between(now, until).toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    private void resumeIfOver() {
        if (breaker.pausedUntil(clock.now()) == null) {
            scheduler.resume();
            wake();
        }
    }

    private void refreshClock() {
        try {
            clock.refresh();
            // The engine's wait is over when the clock says so; if it was set back, that may take long.
            wake();
        } catch (SQLException | RuntimeException e) {
            OutboxLog.warn("the database's clock cannot be read: " + e.getMessage());
        }
    }

    /** The engine has waits of its own, which no deadline bounds: they are left behind if they take longer. */
    private boolean stopEngine(long deadline) {
        Thread stopping = OutboxThreads.daemons("stop").newThread(scheduler::stop);
        stopping.start();
        try {
            stopping.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !stopping.isAlive();
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
