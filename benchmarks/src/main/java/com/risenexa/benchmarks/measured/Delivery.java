package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/** Delivered events a second, and CPU for each: arguments are base URL and maxInFlight. */
public final class Delivery {
    private static final int OUTSTANDING = 4_000;

    private final TrackingClient client;
    private final LongAdder accepted = new LongAdder();

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

    private void feed() {
        Queue<CompletableFuture<TrackResult>> pending = new ArrayDeque<>();
        for (int count = 0; ; count++) {
            pending.add(client.trackAsync(
                    TrackingEvent.registration("user-" + count).withMetadata(Sample.METADATA)));
            if (pending.size() >= OUTSTANDING) {
                for (int i = 0; i < OUTSTANDING / 2; i++) {
                    accepted.add(pending.remove().join().isAccepted() ? 1 : 0);
                }
            }
        }
    }
}
