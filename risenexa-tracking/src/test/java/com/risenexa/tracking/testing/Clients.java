package com.risenexa.tracking.testing;

import com.risenexa.testsupport.RawServer;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.support.Tuning;
import java.time.Duration;

/** Clients for tests. */
public final class Clients {
    public static final String KEY = "rxt_live_test123";
    public static final String SLUG = "acme";

    private Clients() {}

    /** With key and slug, and waits between attempts that take a thousandth of their time. */
    public static TrackingClient.Builder builder(RawServer server) {
        return fast(inRealTime(server));
    }

    /** With key and slug; what waits takes as long as it does for users, and no busy machine makes a time-out. */
    public static TrackingClient.Builder inRealTime(RawServer server) {
        return TrackingClient.builder()
                .apiKey(KEY)
                .startupSlug(SLUG)
                .baseUrl(server.baseUrl())
                .timeout(Duration.ofMinutes(1));
    }

    public static TrackingClient.Builder fast(TrackingClient.Builder builder) {
        return Tuning.of(builder).timeScale(1000);
    }
}
