package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that is this instance's to deliver.
 *
 * @param version the row's version under this claim
 * @param attempts requests sent before this claim
 * @param due when it was due
 */
record Claim(String eventId, long version, int attempts, Instant due, byte @Nullable [] payload) {

    static Claim of(Execution execution) {
        return new Claim(
                execution.taskInstance.getId(),
                execution.version,
                execution.consecutiveFailures,
                execution.executionTime,
                (byte[]) execution.taskInstance.getData());
    }
}
