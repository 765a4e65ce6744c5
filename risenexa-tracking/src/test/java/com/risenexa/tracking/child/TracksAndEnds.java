package com.risenexa.tracking.child;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.testing.Clients;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Queues events and comes to its end without a word to the client. */
public final class TracksAndEnds {
    private TracksAndEnds() {}

    /**
     * Runs it.
     *
     * @param args base URL, number of events, drainOnExit in ms; what to do before the end, if anything
     */
    @SuppressWarnings("MustBeClosedChecker") // never closed: that is the point
    public static void main(String[] args) throws InterruptedException {
        CountDownLatch attempted = new CountDownLatch(1);
        TrackingClient client = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl(args[0])
                .timeout(Duration.ofMinutes(1))
                .maxRetries(100)
                .listener(new TrackingListener() {
                    @Override
                    public void onAttempt(TrackingEvent event, Attempt attempt) {
                        attempted.countDown();
                    }
                })
                .drainOnExit(Duration.ofMillis(Long.parseLong(args[2])))
                .build();
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            CompletableFuture<TrackResult> unused = client.trackRegistrationAsync("u" + i);
        }
        if (args.length > 3 && args[3].equals("await attempt")) {
            attempted.await();
        }
        System.out.println("main ends");
        if (args.length > 3 && args[3].equals("close")) {
            System.out.println("handed back "
                    + client.close(Duration.ofMillis(1)).undelivered().size());
        }
    }
}
