package com.risenexa.tracking.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status of an outbox. Pending, parked and the last error are read from the database, and so cover every instance;
 * the rest is this object's own. With more than 10,000 rows the counts, the age and the last error are up to 10 s old.
 *
 * @param pending events that wait for delivery or are on their way
 * @param oldestAge how long ago the oldest pending event was recorded, or null if there is none
 * @param parked rejected events, which wait until somebody fixes the cause and retries or discards them
 * @param delivered events that this worker has delivered and deleted since it was started
 * @param lastError the last result that was not accepted, of an event that is still here, as JSON (CONTRACT R28); null
 *     if there is none
 * @param pausedUntil when this worker tries again, or null if it is not paused
 * @param pausedBecause why it is paused, or null if it is not
 * @param databaseProblem why the worker can claim or complete nothing at the moment, such as a database that is away, a
 *     full disk, or a poll that has taken longer than 30 s; null if there is no such problem
 * @param running whether this object's worker is started and not stopped
 */
public record OutboxStatus(
        long pending,
        @Nullable Duration oldestAge,
        long parked,
        long delivered,
        @Nullable String lastError,
        @Nullable Instant pausedUntil,
        @Nullable String pausedBecause,
        @Nullable String databaseProblem,
        boolean running) {}
