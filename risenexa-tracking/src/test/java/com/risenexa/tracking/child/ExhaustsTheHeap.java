package com.risenexa.tracking.child;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.testing.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fills the heap while events are under way, several times, and prints how many futures completed. */
public final class ExhaustsTheHeap {
    private static final int EVENTS = 400;
    private static final int REFUSALS = 15;

    private ExhaustsTheHeap() {}

    /**
     * Runs it.
     *
     * @param args base URL, number of rounds
     */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[1]);
        int completed = 0;
        try (TrackingClient client = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl(args[0])
                .timeout(Duration.ofSeconds(2))
                .maxRetries(0)
                .build()) {
            // A class whose initialization fails for want of memory is lost to its JVM, so all are loaded first.
            client.track(TrackingEvent.registration("first"));
            for (int round = 0; round < rounds; round++) {
                List<CompletableFuture<TrackResult>> futures = new ArrayList<>(EVENTS);
                for (int i = 0; i < EVENTS; i++) {
                    futures.add(client.trackAsync(TrackingEvent.registration("u" + i)));
                }
                int unused = exhaust();
                for (CompletableFuture<TrackResult> future : futures) {
                    future.get(2, TimeUnit.MINUTES);
                    completed++;
                }
            }
            boolean told = client.flush(Duration.ofMinutes(1)).complete();
            System.out.println("completed " + completed + ", all told " + told + ", pending " + client.pending());
            try (TrackingClient retrying = client.toBuilder().maxRetries(3).build()) {
                System.out.println("afterwards "
                        + retrying.track(TrackingEvent.registration("u")).type());
            }
        }
    }

    /** Takes all memory, and takes again whatever others set free, until so many requests were refused. */
    private static int exhaust() {
        List<Object> hoard = new ArrayList<>(1 << 16);
        int refused = 0;
        int size = 1 << 20;
        while (refused < REFUSALS) {
            try {
                hoard.add(new byte[size]);
            } catch (OutOfMemoryError full) {
                refused++;
                size = Math.max(16, size / 2);
            }
        }
        return hoard.size();
    }
}
