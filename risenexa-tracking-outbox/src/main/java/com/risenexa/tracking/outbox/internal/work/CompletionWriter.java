package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.outbox.internal.sql.Completion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Writes the ends of claims to the database, many in one commit, on a thread of its own that survives whatever is thrown.
 * Bounded: while the database is away, senders wait here, and in the end nothing is claimed any more. Thread-safe.
 */
final class CompletionWriter implements Runnable {
    private static final int CAPACITY = 1024;
    private static final int BATCH = 256;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Writing writing;
    private final Duration patience;
    private final DatabaseHealth health;
    private final LinkedBlockingQueue<Completion> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final InFlightCounter unwritten = new InFlightCounter();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long delivered;

    /** Ends claims in one transaction. */
    @FunctionalInterface
    interface Writing {
        void write(List<Completion> completions) throws SQLException;
    }

    /**
     * A writer whose {@link #run} is to be run by one thread.
     *
     * @param patience how long a batch is tried: by then the rows are given to others, who deliver them again
     */
    CompletionWriter(Writing writing, Duration patience, DatabaseHealth health) {
        this.writing = writing;
        this.patience = patience;
        this.health = health;
    }

    /** Waits for room. An interrupted thread gives the claim up: the row is released or taken over. */
    void add(Completion completion) {
        unwritten.enter();
        if (queue.offer(completion)) {
            // Also from a thread that is interrupted: what came of the claim is known, and must not be lost.
            return;
        }
        try {
            queue.put(completion);
        } catch (InterruptedException e) {
            unwritten.leave(1);
            Thread.currentThread().interrupt();
        }
    }

    /** Events whose delivery is written. */
    long delivered() {
        return delivered;
    }

    @Override
    public void run() {
        List<Completion> batch = new ArrayList<>(BATCH);
        while (closed.getCount() > 0) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                write(batch);
            } catch (InterruptedException e) {
                // Closed, or nobody's: the loop looks.
            } catch (Throwable e) {
                // No memory for the batch, a log that throws: without this thread nothing would be completed any more.
            } finally {
                unwritten.leave(batch.size());
                batch.clear();
            }
        }
    }

    /** Whether all that was added is written by that moment of {@code System.nanoTime}. */
    boolean flush(long deadline) throws InterruptedException {
        return unwritten.awaitNone(deadline);
    }

    void close(Thread runner) {
        closed.countDown();
        runner.interrupt();
    }

    private void write(List<Completion> batch) throws InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (!written(batch)) {
            if (System.nanoTime() - giveUp > 0) {
                OutboxLog.warn(batch.size() + " events are left to be taken over and sent again");
                return;
            }
            if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private boolean written(List<Completion> batch) {
        try {
            writing.write(batch);
        } catch (Throwable e) {
            health.failed(e);
            return false;
        }
        delivered += batch.stream()
                .filter(done -> done.kind() == Completion.Kind.DELIVERED)
                .count();
        health.succeeded();
        return true;
    }
}
