package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.Tuning;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The heap that a full queue of 10,000 events takes, with a service that never answers. */
public final class FullQueue {
    private static final int EVENTS = 10_000;

    private FullQueue() {}

    public static void main(String[] args) {
        TrackingClient warm = client();
        fill(warm, 100);
        TrackingClient client = client();
        long before = heap();
        fill(client, EVENTS);
        Out.say("mb", (heap() - before) / 1e6);
        client.close(Duration.ZERO);
        warm.close(Duration.ZERO);
        System.exit(0);
    }

    private static TrackingClient client() {
        return Tuning.of(TrackingClient.builder().apiKey("rxt_live_benchmark").startupSlug("acme"))
                .engine(new Silence())
                .build();
    }

    private static void fill(TrackingClient client, int events) {
        for (int i = 0; i < events; i++) {
            CompletableFuture<?> unused =
                    client.trackAsync(TrackingEvent.registration("user-" + i).withMetadata(Sample.METADATA));
        }
    }

    static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Out.pause(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Never answers. */
    private static final class Silence implements HttpEngine {
        @Override
        public Call send(Request request, Callback callback) {
            return () -> {};
        }

        @Override
        public @Nullable String unsupportedReason(URI uri) {
            return null;
        }

        @Override
        public void close() {
            // Nothing to let go of.
        }
    }
}
