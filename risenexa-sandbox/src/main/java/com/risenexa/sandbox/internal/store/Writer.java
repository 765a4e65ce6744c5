package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * The only thread that writes to the database. It drains a queue into one transaction, commits, and only then lets the
 * answers leave. Thread-safe.
 */
final class Writer implements AutoCloseable {
    private static final int MAX_BATCH = 512;

    /** Ends the thread. */
    private static final WriteTask LAST = new ResultTask<>(ledger -> true);

    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final WriteConnection session;

    /** Bounded by the number of connections: each has at most one request under way. */
    private final BlockingQueue<WriteTask> queue = new LinkedBlockingQueue<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "risenexa-sandbox-writer");
    private boolean isClosed;

    Writer(WriteConnection session) {
        this.session = session;
        thread.setDaemon(true);
        thread.start();
    }

    /** Has an entry written in the next transaction; after {@link #close} it fails at once. */
    void submit(WriteTask entry) {
        if (!enqueue(entry)) {
            call(() -> entry.failed(new SandboxException("the sandbox is closed", null)));
        }
    }

    private synchronized boolean enqueue(WriteTask entry) {
        return !isClosed && queue.add(entry);
    }

    void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    private void run() {
        boolean isLast = false;
        while (!isLast) {
            List<WriteTask> batch = new ArrayList<>();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                continue; // nobody may end this thread but close()
            }
            queue.drainTo(batch, MAX_BATCH - 1);
            isLast = batch.remove(LAST);
            if (!batch.isEmpty()) {
                commit(batch);
            }
        }
    }

    private void commit(List<WriteTask> entries) {
        try {
            WriteSession ledger = session.ledger();
            for (WriteTask entry : entries) {
                entry.write(ledger);
            }
            session.commit();
        } catch (Exception e) {
            retrySingly(entries, e);
            return;
        } catch (Error e) {
            retrySingly(entries, new SandboxException("internal error: " + e, e));
            return;
        }
        entries.forEach(entry -> call(entry::committed));
        if (entries.stream().anyMatch(WriteTask::changes)) {
            listeners.forEach(Writer::call);
        }
    }

    /** One entry may fail a transaction for the others; so each gets one of its own. */
    private void retrySingly(List<WriteTask> entries, Exception cause) {
        session.rollback(cause);
        if (entries.size() == 1) {
            call(() -> entries.get(0).failed(cause));
        } else {
            entries.forEach(entry -> commit(List.of(entry)));
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

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
        synchronized (this) {
            if (!isClosed) {
                isClosed = true;
                queue.add(LAST);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
