package com.risenexa.tracking.child;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.Offline;
import java.util.stream.IntStream;

/** Many events through an engine that says 202 at once, in as much memory as the JVM was given. */
public final class TracksAMillion {
    private TracksAMillion() {}

    /**
     * Runs it.
     *
     * @param args number of events
     */
    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        try (TrackingClient client = Offline.builder(FakeEngine.answering(202), new HandClock())
                .listener(null)
                .build()) {
            BulkReport report = client.trackAll(
                    IntStream.range(0, count)
                            .mapToObj(i -> TrackingEvent.registration("u" + i))
                            .iterator(),
                    null);
            System.out.println(report.accepted());
        }
    }
}
