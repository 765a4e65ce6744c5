package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that writes. What arrives while a transaction is being committed goes into the next one together, so
 * the cost of a commit is shared when there is much to do.
 */
final class Writer implements Runnable {
    private static final int MOST_AT_ONCE = 512;

    private final Connection connection;
    private final Ledger ledger;

    /** Bounded by the number of connections: each has at most one request under way. */
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Entry> batch = new ArrayList<>();
    private final Thread thread = new Thread(this, "risenexa-sandbox-writer");
    private volatile boolean closed;

    Writer(Connection connection, Ledger ledger) {
        this.connection = connection;
        this.ledger = ledger;
        thread.setDaemon(true);
        thread.start();
    }

    void submit(Entry entry) {
        if (closed) {
            entry.failed(new SandboxException("the sandbox is closed", null));
        } else {
            queue.add(entry);
        }
    }

    void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void run() {
        try {
            while (!closed || !queue.isEmpty()) {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Entry> entries) {
        try {
            for (Entry entry : entries) {
                entry.write(ledger);
            }
            ledger.flush();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            giveUp(entries, e);
            return;
        }
        entries.forEach(Entry::committed);
        for (Entry entry : entries) {
            if (entry.changes()) {
                listeners.forEach(Runnable::run);
                return;
            }
        }
    }

    /** One entry may spoil a transaction for the others; so each gets one of its own. */
    private void giveUp(List<Entry> entries, Exception cause) {
        ledger.forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        if (entries.size() == 1) {
            entries.get(0).failed(cause);
        } else {
            entries.forEach(entry -> commit(List.of(entry)));
        }
    }

    /** Writes what is queued, then ends. */
    void close() {
        closed = true;
        queue.add(new Last());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        List<Entry> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(entry -> entry.failed(new SandboxException("the sandbox is closed", null)));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes the writer for the last time. */
    private static final class Last implements Entry {
        @Override
        public void write(Ledger ledger) {}

        @Override
        public void committed() {}

        @Override
        public void failed(Exception cause) {}
    }
}
