package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Observes each event as {@code risenexa.track}, from the call to its result. */
final class ObservedClient extends ForwardingClient {
    private final ObservationRegistry registry;

    ObservedClient(TrackingClient client, ObservationRegistry registry) {
        super(client);
        this.registry = registry;
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        Observation observation = TrackObservation.start(registry, event);
        TrackResult result = observation.scoped(() -> client.track(event, total));
        TrackObservation.stop(observation, result.type());
        return result;
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        Observation observation = TrackObservation.start(registry, event);
        CompletableFuture<TrackResult> future = client.trackAsync(event);
        var unused = future.thenAccept(result -> TrackObservation.stop(observation, result.type()));
        return future;
    }
}
