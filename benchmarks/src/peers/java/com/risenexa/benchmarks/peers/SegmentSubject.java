package com.risenexa.benchmarks.peers;

import com.risenexa.benchmarks.measured.Sample;
import com.risenexa.benchmarks.measured.Subject;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.TrackMessage;

/** Segment's SDK: up to 250 events a request. */
public final class SegmentSubject implements Subject {
    private final Analytics analytics;

    public SegmentSubject(String baseUrl, int room) {
        analytics = Analytics.builder("benchmark")
                .endpoint(baseUrl)
                .queueCapacity(room)
                .build();
    }

    @Override
    public void call(int number) {
        analytics.enqueue(
                TrackMessage.builder("user_registered").userId("user-" + number).properties(Sample.METADATA));
    }

    @Override
    public void flush() {
        analytics.flush();
    }

    @Override
    public void close() {
        analytics.shutdown();
    }
}
