package com.risenexa.tracking.spi;

import com.risenexa.tracking.internal.time.SystemPacer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The time in which a client waits between attempts, as an argument: real, or scaled for tests. Time-outs of attempts are
 * not its business; they are always real. Thread-safe.
 */
public interface Pacer extends AutoCloseable {
    /** Only differences count. */
    long nanoTime();

    /**
     * Holds this thread.
     *
     * @param cut ends the pause early
     * @return whether the pause was cut
     */
    boolean pause(Duration duration, CountDownLatch cut) throws InterruptedException;

    /** Runs a short task later on a thread of its own; not at all if closed by then. */
    void schedule(Runnable task, Duration delay);

    /** How much real time a wait takes. */
    Duration real(Duration wait);

    /** Forgets what is scheduled. */
    @Override
    void close();

    /** Real time; starts a thread when something is first scheduled. */
    static Pacer system() {
        return scaled(1);
    }

    /** Time that runs {@code scale} times as fast: a wait of 1 s takes 1 ms at 1000. */
    static Pacer scaled(double scale) {
        return new SystemPacer(scale);
    }
}
