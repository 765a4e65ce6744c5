package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.WaitResult;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.EventRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The pending waits for counted events. Thread-safe. */
public final class WaitRegistry {
    private final Database store;
    private final ScheduledExecutorService timer;
    private final Set<PendingWait> waiters = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    public WaitRegistry(Database store, ScheduledExecutorService timer) {
        this.store = store;
        this.timer = timer;
    }

    /** Completes when what is awaited is there, or the time is over. */
    @SuppressWarnings("FutureReturnValueIgnored") // the waiter itself is what is returned
    public CompletableFuture<WaitResult> await(String startup, WaitCondition await) {
        PendingWait waiter = new PendingWait(store, timer, startup, await);
        waiters.add(waiter);
        waiter.result.whenComplete((report, failure) -> waiters.remove(waiter));
        try {
            waiter.start();
        } catch (RejectedExecutionException e) {
            // The threads that would end the wait have ended.
            waiter.result.completeExceptionally(closed());
        }
        if (isClosed) {
            waiter.result.completeExceptionally(closed());
        }
        return waiter.result;
    }

    /** Nobody is left waiting for what cannot come any more. */
    public void close() {
        isClosed = true;
        waiters.forEach(waiter -> waiter.result.completeExceptionally(closed()));
    }

    private static SandboxException closed() {
        return new SandboxException("the sandbox is closed", null);
    }

    /** Told after each commit. Must be quick when nobody waits. */
    public void look() {
        if (!waiters.isEmpty()) {
            waiters.forEach(PendingWait::look);
        }
    }

    /** One pending wait: counts again after a commit, never twice at once. */
    @SuppressWarnings("FutureReturnValueIgnored") // the result is told to the one future that was given away
    private static final class PendingWait {
        final CompletableFuture<WaitResult> result = new CompletableFuture<>();
        private final Database store;
        private final ScheduledExecutorService timer;
        private final String startup;
        private final WaitCondition await;
        private boolean counting;
        private boolean again;
        private boolean settling;
        private boolean settled;
        private boolean timeOver;

        PendingWait(Database store, ScheduledExecutorService timer, String startup, WaitCondition await) {
            this.store = store;
            this.timer = timer;
            this.startup = startup;
            this.await = await;
        }

        void start() {
            later(await.timeout(), this::timeOver);
            look();
        }

        private void later(Duration delay, Runnable task) {
            timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }

        synchronized void look() {
            if (result.isDone()) {
                return;
            }
            if (counting) {
                again = true;
                return;
            }
            counting = true;
            again = false;
            boolean lastAtTimeOver = timeOver;
            boolean lastOfSettling = settled;
            try {
                store.read(this::count)
                        .whenComplete((count, failure) -> counted(count, failure, lastAtTimeOver, lastOfSettling));
            } catch (Error e) {
                counted(null, e, lastAtTimeOver, lastOfSettling);
            }
        }

        private Long count(Connection connection) throws SQLException {
            Outcome outcome = await.outcome();
            long most = await.count() + 1L;
            return outcome == null
                    ? EventRepository.counted(connection, startup, await.type(), await.after(), most)
                    : AttemptRepository.count(connection, startup, await.type(), outcome.value(), await.after(), most);
        }

        private synchronized void counted(
                @Nullable Long count, @Nullable Throwable failure, boolean lastAtTimeOver, boolean lastOfSettling) {
            counting = false;
            if (count == null) {
                result.completeExceptionally(failure == null ? new IllegalStateException("no count") : failure);
                return;
            }
            if (await.exactly() ? count == await.count() && lastOfSettling : count >= await.count()) {
                result.complete(new WaitResult(true, count));
            } else if ((await.exactly() && count > await.count()) || (lastAtTimeOver && !settling)) {
                result.complete(new WaitResult(false, count));
            } else if (await.exactly() && count == await.count() && !settling) {
                settling = true;
                later(await.settle(), this::settled);
            }
            if (again) {
                look();
            }
        }

        /** Whoever is settling is told by the end of that, though it may be a little late. */
        private synchronized void timeOver() {
            timeOver = true;
            look();
        }

        private synchronized void settled() {
            settled = true;
            look();
        }
    }
}
