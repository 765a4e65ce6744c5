package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes, one transaction at a time. What has come meanwhile goes into the next one together, so the cost of a commit is
 * shared when there is much to do. Brief entries are written by a thread that brought some; all others by a thread of the
 * writer's own, since to wake that costs more than to write a brief one. Thread-safe.
 */
final class Writer implements Runnable, AutoCloseable {
    private static final int MOST_AT_ONCE = 512;

    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    private final Session session;

    /** Bounded by the number of connections: each has at most one request under way. */
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();

    /** Whoever has it writes. Who finds it taken may go: its holder looks at the queue again afterwards. */
    private final ReentrantLock turn = new ReentrantLock();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this, "risenexa-sandbox-writer");
    private volatile boolean closed;

    Writer(Session session) {
        this.session = session;
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
            Ledger ledger = session.ledger();
            for (Entry entry : entries) {
                entry.write(ledger);
            }
            session.commit();
        } catch (SQLException | RuntimeException e) {
            giveUp(entries, e);
            return;
        }
        entries.forEach(entry -> tell(entry::committed));
        if (entries.stream().anyMatch(Entry::changes)) {
            listeners.forEach(Writer::tell);
        }
    }

    /** One entry may spoil a transaction for the others; so each gets one of its own. */
    private void giveUp(List<Entry> entries, Exception cause) {
        session.rollback(cause);
        if (entries.size() == 1) {
            tell(() -> entries.get(0).failed(cause));
        } else {
            entries.forEach(entry -> commit(List.of(entry)));
        }
    }

    /** Whoever is told may have gone, its threads too; the writer and the others who are to be told stay. */
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the server is closing: an answer is not sent", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "an answer could not be sent", e);
        }
    }

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
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
                Entry gone = late;
                tell(() -> gone.failed(new SandboxException("the sandbox is closed", null)));
            }
        }
    }
}
