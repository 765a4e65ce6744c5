package com.risenexa.tracking.outbox.internal.work;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The options of a worker, as the builder judged them.
 *
 * @param randomness uniform in [0, 1], for the backoff
 */
public record WorkerSettings(
        Duration pollInterval, int maxInFlight, Duration heartbeat, DoubleSupplier randomness) {

    /** After so many missed ones an instance is dead; fewer the engine does not take. */
    static final int MISSED_HEARTBEATS = 4;

    /** When others take over what was claimed. */
    Duration deadAfter() {
        return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }
}
