package com.risenexa.examples;

import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** In a web application: the visitor waits for nobody. */
final class WebApplication {
    private WebApplication() {}

    static CompletableFuture<TrackResult> signUp(TrackingClient client, String userId) {
        // snippet: async
        CompletableFuture<TrackResult> result = client.trackRegistrationAsync(userId); // ignore it, or look later
        // end
        return result;
    }

    static TrackResult bounded(TrackingClient client, TrackingEvent event) {
        // snippet: bounded
        TrackResult result = client.track(event, Duration.ofMillis(500)); // retries included
        // end
        return result;
    }

    static DrainReport shutDown(TrackingClient client) {
        // snippet: close
        DrainReport report = client.close(Duration.ofSeconds(10));
        report.undelivered().forEach(event -> System.err.println("not delivered: " + event.eventId()));
        // end
        return report;
    }
}
