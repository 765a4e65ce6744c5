package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.support.Tuning;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The client of one startup, made when it is first asked for. Thread-safe. */
final class LazyClient {
    private final Sandbox sandbox;
    private final double timeScale;
    private final Supplier<TrackingClient.Builder> builders;
    private @Nullable TrackingClient client;

    LazyClient(Sandbox sandbox, double timeScale, Supplier<TrackingClient.Builder> builders) {
        this.sandbox = sandbox;
        this.timeScale = timeScale;
        this.builders = builders;
    }

    synchronized TrackingClient get() {
        TrackingClient known = client;
        if (known == null) {
            TrackingClient.Builder builder = builders.get()
                    .baseUrl(sandbox.baseUrl())
                    .apiKey(sandbox.apiKey())
                    .startupSlug(sandbox.startupSlug());
            known = Tuning.of(builder).timeScale(timeScale).build();
            client = known;
        }
        return known;
    }

    /** Sends what is pending for at most so long. */
    synchronized void close(Duration deadline) {
        if (client != null) {
            client.close(deadline);
        }
    }
}
