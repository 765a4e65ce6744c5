package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Many events through trackAll in a small heap: arguments are base URL and how many. */
public final class Million {
    private Million() {}

    public static void main(String[] args) {
        int events = Integer.parseInt(args[1]);
        try (TrackingClient client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl(args[0])
                .build()) {
            long[] seen = {0};
            long start = System.nanoTime();
            Iterator<TrackingEvent> all = IntStream.range(0, events)
                    .mapToObj(i -> TrackingEvent.registration("user-" + i).withMetadata(Sample.METADATA))
                    .iterator();
            BulkReport report = client.trackAll(all, (event, result) -> {
                if (++seen[0] % (events / 4) == 0) {
                    Out.say("heap_mb_" + seen[0] * 4 / events, FullQueue.heap() / 1e6);
                }
            });
            Out.say("accepted", report.accepted());
            Out.say("seconds", (System.nanoTime() - start) / 1e9);
        }
        System.exit(0);
    }
}
