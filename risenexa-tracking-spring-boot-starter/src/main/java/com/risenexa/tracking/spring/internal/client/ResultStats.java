package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how events ended, so that a health check need not ask the network. Thread-safe. */
public final class ResultStats implements TrackingListener {
    private final InstantSource clock;
    private Snapshot latest = new Snapshot(0, 0, 0, null, null, null);

    public ResultStats(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void onResult(TrackingEvent event, TrackResult result) {
        if (result instanceof ValidationError) {
            // The caller's fault, which says nothing about Risenexa.
            return;
        }
        latest = result instanceof TrackError error
                ? latest.failed(error, clock.instant())
                : latest.accepted(clock.instant());
    }

    /** Before any event: nothing can be tracked. */
    synchronized void unusable(TrackError error) {
        latest = latest.failed(error, clock.instant());
    }

    public synchronized Snapshot snapshot() {
        return latest;
    }

    /**
     * The number of results so far.
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
        /** As the actuator shows it. The type of an error, not its message: a server's may repeat what was sent. */
        public Map<String, Object> describe(String status) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("status", status);
            shown.put("accepted", accepted);
            shown.put("failed", failed);
            shown.put("failedInARow", failedInARow);
            if (lastAccepted != null) {
                shown.put("lastAccepted", lastAccepted.toString());
            }
            if (lastFailed != null && lastError != null) {
                shown.put("lastFailed", lastFailed.toString());
                shown.put("lastError", lastError.type());
            }
            return shown;
        }

        private Snapshot accepted(Instant now) {
            return new Snapshot(accepted + 1, failed, 0, now, lastFailed, lastError);
        }

        private Snapshot failed(TrackError error, Instant now) {
            return new Snapshot(accepted, failed + 1, failedInARow + 1, lastAccepted, now, error);
        }
    }
}
