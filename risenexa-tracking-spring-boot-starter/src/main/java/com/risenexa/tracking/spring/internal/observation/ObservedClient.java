package com.risenexa.tracking.spring.internal.observation;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Observes each event as {@code risenexa.track}, from the call to its result. */
final class ObservedClient implements TrackingClient {
    private final TrackingClient client;
    private final ObservationRegistry registry;

    ObservedClient(TrackingClient client, ObservationRegistry registry) {
        this.client = client;
        this.registry = registry;
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event) {
        return track(event, null);
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        Observation observation = start(event);
        return stopped(observation, observation.scoped(() -> client.track(event, total)));
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        Observation observation = start(event);
        CompletableFuture<TrackResult> future = client.trackAsync(event);
        var unused = future.thenAccept(result -> stopped(observation, result));
        return future;
    }

    private Observation start(@Nullable TrackingEvent event) {
        return Observation.createNotStarted("risenexa.track", registry)
                .lowCardinalityKeyValues(KeyValues.of("event.type", typeOf(event), "action", actionOf(event)))
                .start();
    }

    private static TrackResult stopped(Observation observation, TrackResult result) {
        observation.lowCardinalityKeyValue("outcome", result.type()).stop();
        return result;
    }

    /** Any text may be a type, and a metric must not have any number of tags. */
    private static String typeOf(@Nullable TrackingEvent event) {
        EventType type = event == null ? null : event.type();
        boolean known = EventType.USER_REGISTERED.equals(type) || EventType.USER_CONVERTED.equals(type);
        return known && type != null ? String.valueOf(type.value()) : "other";
    }

    private static String actionOf(@Nullable TrackingEvent event) {
        boolean remove =
                event != null && event.action().filter(Action.REMOVE::equals).isPresent();
        return remove ? "remove" : "add";
    }

    @Override
    public BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return client.trackAll(events, each);
    }

    @Override
    public DrainReport flush(@Nullable Duration deadline) {
        return client.flush(deadline);
    }

    @Override
    public DrainReport close(@Nullable Duration deadline) {
        return client.close(deadline);
    }

    @Override
    public Optional<String> startupSlug() {
        return client.startupSlug();
    }

    @Override
    public Builder toBuilder() {
        return client.toBuilder();
    }

    @Override
    public String toString() {
        return client.toString();
    }
}
