package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.child.TracksAMillion;
import com.risenexa.tracking.testing.ChildJvm;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.Offline;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A million events need no more memory than a few hundred. */
@Timeout(300)
class MillionEventsTest {
    @Test
    void the_iterator_is_never_further_ahead_than_the_window() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger reported = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        try (TrackingClient client = Offline.builder(FakeEngine.answering(202), new HandClock())
                .maxInFlight(8)
                .build()) {
            BulkReport report = client.trackAll(
                    IntStream.range(0, 100_000)
                            .mapToObj(i -> {
                                furthest.accumulateAndGet(taken.incrementAndGet() - reported.get(), Math::max);
                                return TrackingEvent.registration("u" + i);
                            })
                            .iterator(),
                    (event, result) -> reported.incrementAndGet());

            assertThat(report.accepted()).isEqualTo(100_000);
            assertThat(furthest.get()).isBetween(2, 8 * 4 + 1);
        }
    }

    @Test
    void a_million_events_pass_through_24_mib_of_memory() throws Exception {
        ChildJvm.End end = new ChildJvm()
                .options("-Xmx24m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")
                .run(TracksAMillion.class, "1000000");

        assertThat(end.output()).isEqualToIgnoringNewLines("1000000");
        assertThat(end.exit()).isZero();
    }
}
