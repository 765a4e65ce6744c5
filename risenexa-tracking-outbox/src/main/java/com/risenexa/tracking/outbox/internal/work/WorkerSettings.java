package com.risenexa.tracking.outbox.internal.work;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The options of a worker, validated by the builder.
 *
 * @param randomness uniform in [0, 1], for the backoff
 * @param timeScale how many times faster than real time rows wait; 1 outside of tests
 */
public record WorkerSettings(
        Duration pollInterval, int maxInFlight, Duration heartbeat, DoubleSupplier randomness, double timeScale) {

    /** After so many missed ones an instance is dead; fewer the engine does not take. */
    static final int MISSED_HEARTBEATS = 4;

    Duration real(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() / timeScale));
    }

    /** When others take over what was claimed. */
    Duration deadAfter() {
        return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }
}
