package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that is this instance's to deliver.
 *
 * @param version the row's version under this claim
 * @param attempts requests sent before this claim
 * @param due when it was due
 */
record Claim(String eventId, long version, int attempts, Instant due, byte @Nullable [] payload) {

    /** The id as results carry it; null if the row holds something else. */
    @Nullable
    UUID uuid() {
        try {
            return UUID.fromString(eventId);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static Claim of(Execution execution) {
        return new Claim(
                execution.taskInstance.getId(),
                execution.version,
                execution.consecutiveFailures,
                execution.executionTime,
                (byte[]) execution.taskInstance.getData());
    }
}
