package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes, one transaction at a time. What has come meanwhile goes into the next one together, so the cost of a commit is
 * shared when there is much to do. Brief entries are written by a thread that brought some; all others by a thread of the
 * writer's own, since to wake that costs more than to write a brief one. Thread-safe.
 */
final class Writer implements Runnable {
    private static final int MOST_AT_ONCE = 512;

    private final Connection connection;
    private final Ledger ledger;

    /** Bounded by the number of connections: each has at most one request under way. */
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();

    /** Whoever has it writes. Who finds it taken may go: its holder looks at the queue again afterwards. */
    private final ReentrantLock turn = new ReentrantLock();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this, "risenexa-sandbox-writer");
    private volatile boolean closed;

    Writer(Connection connection, Ledger ledger) {
        this.connection = connection;
        this.ledger = ledger;
        thread.setDaemon(true);
        thread.start();
    }

    /** Has an entry written on the writer's own thread. */
    void submit(Entry entry) {
        add(entry);
        LockSupport.unpark(thread);
    }

    /** Keeps an entry for the next call of {@link #writeBrief}, which must follow. */
    void add(Entry entry) {
        queue.add(entry);
        if (closed) {
            LockSupport.unpark(thread);
            failWhatIsLate();
        }
    }

    /**
     * Writes the brief entries that come next, in one transaction, unless another thread is at it.
     *
     * @param again runs this once more, for what has come meanwhile
     */
    void writeBrief(Executor again) {
        if (isBriefNext() && turn.tryLock()) {
            try {
                commit(next(true));
            } finally {
                turn.unlock();
            }
            if (isBriefNext()) {
                again.execute(() -> writeBrief(again));
            }
        }
    }

    void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void run() {
        while (!closed || !queue.isEmpty()) {
            if (queue.isEmpty()) {
                LockSupport.park(this);
            } else {
                turn.lock();
                try {
                    commit(next(false));
                } finally {
                    turn.unlock();
                }
            }
        }
    }

    private boolean isBriefNext() {
        Entry next = queue.peek();
        return next != null && next.isBrief();
    }

    /** For whoever has the turn: nobody else takes from the queue. */
    private List<Entry> next(boolean briefOnly) {
        List<Entry> batch = new ArrayList<>();
        Entry entry = queue.peek();
        while (entry != null && batch.size() < MOST_AT_ONCE && (entry.isBrief() || !briefOnly)) {
            batch.add(entry);
            queue.remove();
            entry = queue.peek();
        }
        return batch;
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
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        // Whoever writes brief entries on a thread of its own is done before the connection goes.
        turn.lock();
        try {
            failWhatIsLate();
        } finally {
            turn.unlock();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once the thread has ended. */
    private void failWhatIsLate() {
        if (!thread.isAlive()) {
            for (Entry late = queue.poll(); late != null; late = queue.poll()) {
                late.failed(new SandboxException("the sandbox is closed", null));
            }
        }
    }
}
