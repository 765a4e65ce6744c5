package com.risenexa.tracking.child;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.Offline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tracks where nobody answers, and prints how many milliseconds each request was given. */
public final class FirstRequests {
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 60;

    private FirstRequests() {}

    /**
     * Runs it.
     *
     * @param args the port of a silent server, then for each request its total in milliseconds, or 0 for none
     */
    public static void main(String[] args) throws Exception {
        for (int i = 1; i < args.length; i++) {
            long total = Long.parseLong(args[i]);
            track(args[0], total == 0 ? null : Duration.ofMillis(total));
        }
    }

    /** By a client of its own: what is loaded is loaded for all. */
    private static void track(String port, @Nullable Duration total) throws Exception {
        HandClock clock = new HandClock();
        CompletableFuture<Attempt> attempt = new CompletableFuture<>();
        TrackingClient.Builder builder = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl("http://localhost:" + port)
                .timeout(TIMEOUT)
                .maxRetries(0)
                .listener(new TrackingListener() {
                    @Override
                    public void onAttempt(TrackingEvent event, Attempt ended) {
                        attempt.complete(ended);
                    }
                });
        try (TrackingClient client = Tuning.of(builder).nanoClock(clock).build()) {
            Offline.Call<TrackResult> call = Offline.start(() -> client.track(TrackingEvent.registration("u1"), total));
            call.awaitParked();
            Offline.settle(client);
            for (int i = 0; i < STEPS; i++) {
                clock.advance(STEP);
                Offline.settle(client);
            }
            call.get();
            System.out.println("given " + Offline.get(attempt).duration().toMillis());
        }
    }
}
