package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import com.risenexa.sandbox.internal.store.Database.StoreBusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the database on one thread: drains a queue into one transaction, commits it, and then reports each task's
 * end. Thread-safe.
 */
final class Writer implements AutoCloseable {
    static final int MAX_QUEUED = 10_000;
    private static final int MAX_BATCH = 512;

    /** Ends the thread. */
    private static final WriteTask<?> LAST = new WriteTask<>(session -> true, false);

    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final DataSource source;
    private WriteSession session;

    /** Whether the session's transaction failed: then the next one has a fresh connection. */
    private boolean isBroken;

    private final Duration closeTimeout;
    private final BlockingQueue<WriteTask<?>> queue = new LinkedBlockingQueue<>(MAX_QUEUED + 1); // one for LAST

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "risenexa-sandbox-writer");
    private boolean isClosed;

    /**
     * Starts the thread.
     *
     * @param closeTimeout how long {@link #close} waits for what is queued
     */
    Writer(DataSource source, Duration closeTimeout) throws SQLException {
        this.source = source;
        this.closeTimeout = closeTimeout;
        this.session = open(0);
        thread.setDaemon(true);
        thread.start();
    }

    private WriteSession open(long lastSeq) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        WriteSession opened = new WriteSession(connection, lastSeq);
        connection.commit();
        return opened;
    }

    /** Queues a task for the next transaction; with a full queue, and after {@link #close}, it fails at once. */
    void submit(WriteTask<?> task) {
        SandboxException refused = enqueue(task);
        if (refused != null) {
            task.result.completeExceptionally(refused);
        }
    }

    private synchronized @Nullable SandboxException enqueue(WriteTask<?> task) {
        if (isClosed) {
            return closed();
        }
        if (queue.size() >= MAX_QUEUED) {
            return new StoreBusyException(MAX_QUEUED);
        }
        queue.add(task);
        return null;
    }

    private static SandboxException closed() {
        return new SandboxException("the sandbox is closed", null);
    }

    void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    private void run() {
        List<WriteTask<?>> batch = new ArrayList<>(MAX_BATCH);
        boolean isLast = false;
        while (!isLast) {
            batch.clear();
            try {
                batch.add(queue.take());
                queue.drainTo(batch, MAX_BATCH - 1);
                isLast = batch.remove(LAST);
                if (!batch.isEmpty()) {
                    commit(batch);
                }
            } catch (InterruptedException ignored) {
                // Nobody may end this thread but close().
            } catch (Throwable e) {
                // A full heap, for what commit() has no answer of its own.
                discardSession();
                fail(batch, e);
            }
        }
    }

    /** Left open, its transaction would lock the database for every connection after it. */
    private void discardSession() {
        isBroken = true;
        try {
            session.connection().close();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection could not be closed");
        }
    }

    private static void fail(List<WriteTask<?>> tasks, Throwable cause) {
        for (int i = 0; i < tasks.size(); i++) {
            try {
                tasks.get(i).result.completeExceptionally(cause);
            } catch (Throwable noMemory) {
                LOG.log(System.Logger.Level.DEBUG, "there is no memory for an answer");
            }
        }
    }

    private void commit(List<WriteTask<?>> tasks) {
        try {
            if (isBroken) {
                session = open(session.lastSeq());
                isBroken = false;
            }
            for (WriteTask<?> task : tasks) {
                task.write(session);
            }
            session.connection().commit();
        } catch (Exception e) {
            retrySingly(tasks, e);
            return;
        } catch (Error e) {
            retrySingly(tasks, new SandboxException("internal error: " + e, e));
            return;
        }
        tasks.forEach(WriteTask::committed);
        if (tasks.stream().anyMatch(task -> task.changes)) {
            listeners.forEach(Writer::call);
        }
    }

    /**
     * One task may fail the transaction of all, so each gets one of its own. With a fresh connection: SQLite may have
     * ended the failed transaction by itself (a full disk does that), which the driver does not notice.
     */
    private void retrySingly(List<WriteTask<?>> tasks, Exception cause) {
        isBroken = true;
        try {
            session.connection().close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        if (tasks.size() == 1) {
            tasks.get(0).result.completeExceptionally(cause);
        } else {
            tasks.forEach(task -> commit(List.of(task)));
        }
    }

    /** The receiver may be gone, its threads too; that must end neither the writer nor the other answers. */
    private static void call(Runnable receiver) {
        try {
            receiver.run();
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the server is closing: an answer is not sent", e);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.ERROR, "an answer could not be sent", e);
        }
    }

    /**
     * Writes what is queued, then ends the thread and closes the connection.
     *
     * @throws SandboxException if that takes longer than the time-out; what still waits has failed then
     */
    @Override
    public void close() throws SQLException {
        synchronized (this) {
            if (!isClosed) {
                isClosed = true;
                queue.add(LAST);
            }
        }
        boolean interrupted = false;
        long end = System.nanoTime() + closeTimeout.toNanos();
        for (long left = closeTimeout.toNanos(); thread.isAlive() && left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            List<WriteTask<?>> left = new ArrayList<>();
            queue.drainTo(left);
            fail(left, closed());
            queue.add(LAST);
            // Its connection is in use, and closing it would wait for that.
            throw new SandboxException(
                    "a write is still under way after " + closeTimeout.toSeconds() + " s; end the process", null);
        }
        session.connection().close();
    }

    /** One of many tasks in one transaction. Its result completes after the commit, on the writer's thread. */
    static final class WriteTask<T> {
        final CompletableFuture<T> result = new CompletableFuture<>();

        /** Whether it changes anything; a commit without changes is not reported to listeners. */
        final boolean changes;

        private final SqlFunction<WriteSession, T> work;
        private @Nullable T value;

        WriteTask(SqlFunction<WriteSession, T> work, boolean changes) {
            this.work = work;
            this.changes = changes;
        }

        /** Called again after a rollback if another task of the same transaction failed. */
        void write(WriteSession session) throws SQLException {
            value = work.on(session);
        }

        void committed() {
            result.complete(value);
        }
    }
}
