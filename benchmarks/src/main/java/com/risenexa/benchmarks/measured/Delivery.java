package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Delivered events a second, and CPU for each: arguments are base URL and maxInFlight. */
public final class Delivery {
    private static final int OUTSTANDING = 4_000;

    private final TrackingClient client;
    private final LongAdder accepted = new LongAdder();
    private final AtomicInteger outstanding = new AtomicInteger();

    private Delivery(TrackingClient client) {
        this.client = client;
    }

    public static void main(String[] args) {
        Delivery delivery = new Delivery(TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl(args[0])
                .maxInFlight(Integer.parseInt(args[1]))
                .build());
        Thread feeder = new Thread(delivery::feed, "feeder");
        feeder.setDaemon(true);
        feeder.start();
        Windows.say(delivery.accepted::sum);
        System.exit(0);
    }

    /** Pauses rather than waits for a result: to be woken by each would cost more than the client does. */
    private void feed() {
        for (int count = 0; ; count++) {
            while (outstanding.get() >= OUTSTANDING) {
                Out.pause(1);
            }
            outstanding.incrementAndGet();
            CompletableFuture<Void> unused = client.trackAsync(
                            TrackingEvent.registration("user-" + count).withMetadata(Sample.METADATA))
                    .thenAccept(this::ended);
        }
    }

    private void ended(TrackResult result) {
        accepted.add(result.isAccepted() ? 1 : 0);
        outstanding.decrementAndGet();
    }
}
