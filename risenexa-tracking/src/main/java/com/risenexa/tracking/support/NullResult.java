package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ConnectionError;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Replaces null, which a fake or mock may return, with a result. */
public final class NullResult {
    private NullResult() {}

    /** What the client's {@code track} gives. */
    public static TrackResult track(TrackingClient client, @Nullable TrackingEvent event) {
        return replaced(client.track(event), event);
    }

    /** What the client's {@code trackAsync} gives. */
    public static CompletableFuture<TrackResult> trackAsync(TrackingClient client, @Nullable TrackingEvent event) {
        return replaced(client, client.trackAsync(event), event);
    }

    /** The result, or a connection error instead of null. */
    public static TrackResult replaced(@Nullable TrackResult result, @Nullable TrackingEvent event) {
        return result != null ? result : error(event);
    }

    /** A future that completes with a result, also if the client returned null or a future of null. */
    public static CompletableFuture<TrackResult> replaced(
            TrackingClient client, @Nullable CompletableFuture<TrackResult> future, @Nullable TrackingEvent event) {
        if (future == null) {
            return CompletableFuture.completedFuture(error(event));
        }
        return client instanceof OneAttempt.Source ? future : future.thenApply(result -> replaced(result, event));
    }

    private static TrackResult error(@Nullable TrackingEvent event) {
        return new ConnectionError(event == null ? null : event.eventId(), "the client returned null", 0, null);
    }
}
