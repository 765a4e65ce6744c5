package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Holds the global client: the only static state of the project that a user sees (CONTRACT R19). Thread-safe. */
public final class GlobalClient {
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** {@code ours} is false for a client that the user made and closes. */
    private record Held(TrackingClient client, boolean ours) {}

    private static volatile @Nullable Held held;

    private GlobalClient() {}

    public static TrackingClient get() {
        Held known = held;
        return known != null ? known.client : fromEnvironment();
    }

    public static void replace(TrackingClient client) {
        swap(new Held(client, true));
    }

    public static void use(@Nullable TrackingClient client) {
        swap(client == null ? null : new Held(client, false));
    }

    private static synchronized TrackingClient fromEnvironment() {
        Held known = held;
        if (known == null) {
            known = new Held(TrackingClient.builder().fromEnvironment().build(), true);
            held = known;
        }
        return known.client;
    }

    private static void swap(@Nullable Held next) {
        Held old;
        synchronized (GlobalClient.class) {
            old = held;
            held = next;
        }
        // Outside the lock: draining may take its time, and nobody who tracks meanwhile shall wait for it.
        if (old != null && old.ours) {
            old.client.close(DRAIN);
        }
    }
}
