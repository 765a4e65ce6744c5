package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.client.ForwardingClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client that observes each event as {@code risenexa.track}, from the call to its result. */
public final class ObservedClient extends ForwardingClient {
    private final TrackObservations observations;

    public ObservedClient(TrackingClient client, TrackObservations observations) {
        super(client);
        this.observations = observations;
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        TrackObservations.Started observation = observations.start(event);
        TrackResult result = observation.scoped(() -> super.track(event, total));
        observation.stop(result.type());
        return result;
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        TrackObservations.Started observation = observations.start(event);
        CompletableFuture<TrackResult> future = observation.scoped(() -> super.trackAsync(event));
        var unused = future.thenAccept(result -> observation.stop(result.type()));
        return future;
    }
}
