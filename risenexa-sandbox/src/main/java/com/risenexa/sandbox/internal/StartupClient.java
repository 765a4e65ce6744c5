package com.risenexa.sandbox.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spi.Pacer;
import com.risenexa.tracking.spi.Tuning;
import org.jspecify.annotations.Nullable;

/** The client of one startup, made when it is first asked for. Thread-safe. */
final class StartupClient {
    private final Sandbox sandbox;
    private final double timeScale;
    private @Nullable TrackingClient client;

    StartupClient(Sandbox sandbox, double timeScale) {
        this.sandbox = sandbox;
        this.timeScale = timeScale;
    }

    synchronized TrackingClient get() {
        TrackingClient known = client;
        if (known == null) {
            TrackingClient.Builder builder = TrackingClient.builder()
                    .baseUrl(sandbox.baseUrl())
                    .apiKey(sandbox.apiKey())
                    .startupSlug(sandbox.startupSlug());
            known = Tuning.pacer(builder, () -> Pacer.scaled(timeScale)).build();
            client = known;
        }
        return known;
    }

    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
