package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Remembers how the latest events ended, so that a probe need not ask the network. Thread-safe. */
public final class ResultStats implements TrackingListener {
    private final InstantSource clock;
    private Snapshot seen = new Snapshot(0, 0, 0, null, null, null);

    public ResultStats(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void onResult(TrackingEvent event, TrackResult result) {
        if (result instanceof ValidationError) {
            // The caller's fault: it says nothing of how Risenexa does.
            return;
        }
        seen = result instanceof TrackError error
                ? seen.failed(error, clock.instant())
                : seen.accepted(clock.instant());
    }

    /** Before any event: nothing can be tracked. */
    synchronized void unusable(TrackError error) {
        seen = seen.failed(error, clock.instant());
    }

    public synchronized Snapshot seen() {
        return seen;
    }

    /**
     * What has been seen so far.
     *
     * @param failedInARow events that ended otherwise since the last one that was accepted
     */
    public record Snapshot(
            long accepted,
            long failed,
            long failedInARow,
            @Nullable Instant lastAccepted,
            @Nullable Instant lastFailed,
            @Nullable TrackError lastError) {
        private Snapshot accepted(Instant now) {
            return new Snapshot(accepted + 1, failed, 0, now, lastFailed, lastError);
        }

        private Snapshot failed(TrackError error, Instant now) {
            return new Snapshot(accepted, failed + 1, failedInARow + 1, lastAccepted, now, error);
        }
    }
}
