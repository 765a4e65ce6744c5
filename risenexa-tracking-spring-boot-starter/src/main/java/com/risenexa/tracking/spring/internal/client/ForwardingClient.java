package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A client around another: a method that a subclass does not override is forwarded. */
public abstract class ForwardingClient implements TrackingClient {
    private final TrackingClient client;

    protected ForwardingClient(TrackingClient client) {
        this.client = client;
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event) {
        return track(event, null);
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        return client.track(event, total);
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        return client.trackAsync(event);
    }

    @Override
    public BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return client.trackAll(events, each);
    }

    @Override
    public int pending() {
        return client.pending();
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
