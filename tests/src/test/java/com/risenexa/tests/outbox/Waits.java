package com.risenexa.tests.outbox;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.support.Tuning;

/** Waits between attempts run faster, or a proof would mostly wait; time-outs and heartbeats are real. */
final class Waits {
    static final double PACE = 50;

    private Waits() {}

    /** A client of a server at that port, with the sandbox's own key. */
    static TrackingClient client(String port) {
        return client(port, PACE);
    }

    static TrackingClient client(String port, double pace) {
        return Tuning.of(TrackingClient.builder()
                        .baseUrl("http://127.0.0.1:" + port)
                        .apiKey("rxt_sandbox_full")
                        .startupSlug("demo"))
                .timeScale(pace)
                .build();
    }
}
