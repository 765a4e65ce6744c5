package com.risenexa.tracking.child;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.Engine;
import com.risenexa.tracking.spi.Tuning;
import com.risenexa.tracking.support.Clients;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tracks where nobody answers, and prints how long each request might have taken. */
public final class FirstRequests {
    private static final Duration TIMEOUT = Duration.ofMillis(700);

    private FirstRequests() {}

    /**
     * Runs it.
     *
     * @param args a port that refuses connections, then for each request its total in milliseconds, or 0 for none
     */
    public static void main(String[] args) {
        for (int i = 1; i < args.length; i++) {
            // Each by a client of its own: what is loaded is loaded for all.
            try (TrackingClient client =
                    Tuning.aroundEngine(builder(args[0]), Printing::new).build()) {
                long total = Long.parseLong(args[i]);
                client.track(TrackingEvent.registration("u1"), total == 0 ? null : Duration.ofMillis(total));
            }
        }
    }

    private static TrackingClient.Builder builder(String port) {
        return TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl("http://localhost:" + port)
                .timeout(TIMEOUT)
                .maxRetries(0);
    }

    private record Printing(Engine engine) implements Engine {
        @Override
        public void exchange(Request request, Duration timeout, Callback callback) {
            System.out.println(
                    timeout.equals(TIMEOUT)
                            ? "the time-out"
                            : timeout.compareTo(TIMEOUT) > 0 ? "more: " + timeout.minus(TIMEOUT) : "less");
            engine.exchange(request, timeout, callback);
        }

        @Override
        public boolean blocks() {
            return engine.blocks();
        }

        @Override
        public @Nullable String obstacle(URI uri) {
            return engine.obstacle(uri);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
