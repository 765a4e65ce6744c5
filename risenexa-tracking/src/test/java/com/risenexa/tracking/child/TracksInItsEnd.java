package com.risenexa.tracking.child;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.testing.Clients;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Queues one event, and while the JVM ends, from a hook of its own, a chain of further ones, each when told of the last. */
public final class TracksInItsEnd {
    private final TrackingClient client;

    private TracksInItsEnd(String baseUrl) {
        client = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl(baseUrl)
                .timeout(Duration.ofMinutes(1))
                .drainOnExit(Duration.ofMinutes(1))
                .build();
    }

    /**
     * Runs it.
     *
     * @param args base URL, length of the chain
     */
    public static void main(String[] args) {
        TracksInItsEnd ending = new TracksInItsEnd(args[0]);
        CompletableFuture<TrackResult> unused = ending.client.trackRegistrationAsync("before");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending.chain(Integer.parseInt(args[1]))));
    }

    private void chain(int left) {
        if (left > 0) {
            CompletableFuture<Void> unused = client.trackRegistrationAsync("during-" + left)
                    .thenAccept(result -> {
                        System.out.println(result.type());
                        chain(left - 1);
                    });
        }
    }
}
