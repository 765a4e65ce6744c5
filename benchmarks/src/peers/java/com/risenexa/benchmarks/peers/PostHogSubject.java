package com.risenexa.benchmarks.peers;

import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogInterface;
import com.risenexa.benchmarks.measured.Sample;
import com.risenexa.benchmarks.measured.Subject;

/** PostHog's server SDK: 20 events a request. */
public final class PostHogSubject implements Subject {
    private final PostHogInterface posthog;

    public PostHogSubject(String baseUrl, int room) {
        PostHogConfig config = PostHogConfig.builder("phc_benchmark")
                .host(baseUrl)
                .maxQueueSize(room)
                .preloadFeatureFlags(false)
                .build();
        posthog = PostHog.with(config);
    }

    @Override
    public void call(int number) {
        posthog.capture(
                "user-" + number,
                "user_registered",
                PostHogCaptureOptions.builder().properties(Sample.METADATA).build());
    }

    @Override
    public void flush() {
        posthog.flush();
    }

    @Override
    public void close() {
        posthog.close();
    }
}
