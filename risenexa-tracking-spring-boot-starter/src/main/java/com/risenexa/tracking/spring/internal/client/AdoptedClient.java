package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ConnectionError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client that the application made. It may be a mock: where that returns null, this returns an error or nothing. */
final class AdoptedClient implements TrackingClient {
    private static final DrainReport NOTHING = new DrainReport(0, 0, List.of(), true);

    private final TrackingClient client;

    private AdoptedClient(TrackingClient client) {
        this.client = client;
    }

    static ClientRegistration register(String name, TrackingClient client) {
        AdoptedClient adopted = new AdoptedClient(client);
        TrackingClient plain = adopted.isFake() ? adopted : client;
        return new ClientRegistration(
                name, adopted, plain, false, new ResultStats(InstantSource.system()), new DiscardCounters());
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event) {
        return orError(client.track(event), event);
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        CompletableFuture<TrackResult> future = client.trackAsync(event);
        return future == null
                ? CompletableFuture.completedFuture(orError(null, event))
                : future.thenApply(result -> orError(result, event));
    }

    @Override
    public int pending() {
        return client.pending();
    }

    @Override
    public DrainReport flush(@Nullable Duration deadline) {
        return orElse(client.flush(deadline), NOTHING);
    }

    @Override
    public DrainReport close(@Nullable Duration deadline) {
        return orElse(client.close(deadline), NOTHING);
    }

    @Override
    public Optional<String> startupSlug() {
        return orElse(client.startupSlug(), Optional.empty());
    }

    /** Whether it is one that the outbox cannot make its own copy of. */
    private boolean isFake() {
        try {
            return Optional.ofNullable(client.toBuilder()).isEmpty();
        } catch (UnsupportedOperationException fake) {
            return true;
        }
    }

    private static TrackResult orError(@Nullable TrackResult result, @Nullable TrackingEvent event) {
        UUID id = event == null ? null : event.eventId();
        return orElse(result, new ConnectionError(id, "the client returned null", 0, null));
    }

    private static <T> T orElse(@Nullable T answer, T none) {
        return answer == null ? none : answer;
    }
}
