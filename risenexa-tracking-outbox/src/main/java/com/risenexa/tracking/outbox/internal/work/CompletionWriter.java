package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.outbox.internal.sql.Completion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes the ends of claims to the database, many in one commit, on a thread of its own. Bounded: while the database is
 * away, senders wait here, and in the end nothing is claimed any more. Thread-safe.
 */
final class CompletionWriter implements Runnable {
    private static final int CAPACITY = 1024;
    private static final int BATCH = 256;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Writing writing;
    private final Duration patience;
    private final LinkedBlockingQueue<Completion> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final InFlightCounter unwritten = new InFlightCounter();
    private volatile boolean closed;

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
    CompletionWriter(Writing writing, Duration patience) {
        this.writing = writing;
        this.patience = patience;
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

    @Override
    public void run() {
        List<Completion> batch = new ArrayList<>();
        while (!closed) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                write(batch);
            } catch (InterruptedException e) {
                // Closed, or nobody's: the loop looks.
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
        closed = true;
        runner.interrupt();
    }

    private void write(List<Completion> batch) throws InterruptedException {
        long giveUp = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean said = false;
        while (true) {
            try {
                writing.write(batch);
                if (said) {
                    OutboxLog.info("the database is back");
                }
                return;
            } catch (SQLException | RuntimeException e) {
                if (!said) {
                    OutboxLog.warn("the database cannot be written, trying again: " + e.getMessage());
                    said = true;
                }
                if (System.nanoTime() - giveUp > 0) {
                    OutboxLog.warn(batch.size() + " events are left to be taken over and sent again");
                    return;
                }
                Pause.of(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
