package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Run by {@link ParallelTest}, all at once; its name is none that the build runs by itself. Each uses the same user and the same event id as all others. */
@RisenexaSandboxTest
class TwoHundredAtOnce {
    static final int TESTS = 200;

    /** A second server would begin to number them anew. */
    static final Set<String> SLUGS = ConcurrentHashMap.newKeySet();

    private static final UUID SAME_ID = UUID.fromString("7d1d3f0a-6a0a-4f0e-9a51-0d6f4a2c9b11");
    private static final CyclicBarrier ALL_ARE_HERE = new CyclicBarrier(TESTS);

    /** Time-outs are real: on a busy machine two hundred that begin at once may well take two seconds. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    /** A script, and how many attempts it takes until the answer arrives. */
    private record Weather(String script, int attempts) {}

    private static final List<Weather> WEATHER = List.of(
            new Weather("ok", 1),
            new Weather("lost-ack,ok", 2),
            new Weather("503*2,ok", 3),
            new Weather("reset,ok", 2),
            new Weather("429:retry-after=2,ok", 2),
            new Weather("lost-ack*2,503,ok", 4),
            new Weather("truncate,ok", 2),
            new Weather("drop,garbage,ok", 3));

    @RepeatedTest(TESTS)
    void all_at_once(Sandbox sandbox, RepetitionInfo info)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        Weather weather = WEATHER.get(info.getCurrentRepetition() % WEATHER.size());
        sandbox.faults().everyEvent(weather.script);
        SLUGS.add(sandbox.startupSlug());
        ALL_ARE_HERE.await(2, TimeUnit.MINUTES);

        try (TrackingClient client =
                sandbox.client().toBuilder().timeout(LONG_ENOUGH).build()) {
            TrackResult result = client.track(event(info.getCurrentRepetition()));
            assertThat(result.attempts()).isEqualTo(weather.attempts);
        }
        assertThat(sandbox)
                .counted(EventType.USER_REGISTERED, 1)
                .counted(EventType.USER_CONVERTED, 0)
                .isVerified()
                .hasCleanAudit()
                .event("usr_1")
                .hasAttempts(weather.attempts)
                .hasEventId(SAME_ID)
                .hasMetadata(Map.of("test", info.getCurrentRepetition()));
    }

    private static TrackingEvent event(int number) {
        return TrackingEvent.registration("usr_1").withEventId(SAME_ID).withMetadata(Map.of("test", number));
    }
}
