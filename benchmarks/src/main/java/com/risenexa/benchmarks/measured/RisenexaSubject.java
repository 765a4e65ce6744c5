package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Ours: a registration with three metadata, or the one-line call. */
final class RisenexaSubject implements Subject {
    private final TrackingClient client;
    private final boolean plain = Boolean.getBoolean("plain");

    RisenexaSubject(String baseUrl, int room) {
        client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl(baseUrl)
                .maxPending(room)
                .build();
    }

    @Override
    public void call(int number) {
        CompletableFuture<?> unused = plain
                ? client.trackRegistrationAsync("user-" + number)
                : client.trackAsync(TrackingEvent.registration("user-" + number).withMetadata(Sample.METADATA));
    }

    @Override
    public void flush() {
        client.flush(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        client.close();
    }
}
