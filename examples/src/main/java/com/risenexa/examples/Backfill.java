package com.risenexa.examples;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.List;
import java.util.stream.Stream;

/** Many events at once. */
final class Backfill {
    private Backfill() {}

    static BulkReport run(TrackingClient client, List<String> userIds) {
        // snippet: backfill
        Stream<TrackingEvent> events =
                userIds.stream().map(id -> TrackingEvent.registration(id).withEventIdFrom("signup-" + id));
        BulkReport report = client.trackAll(
                events, (event, result) -> result.onError(error -> System.err.println(event + ": " + error.message())));
        // end
        return report;
    }
}
