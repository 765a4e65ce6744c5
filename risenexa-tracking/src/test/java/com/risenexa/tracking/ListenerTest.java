package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.LogCapture;
import com.risenexa.tracking.testing.Offline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ListenerTest {
    private final LogCapture log = new LogCapture();

    /** Puts down what it is told. */
    private static class Notes implements TrackingListener {
        final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public void onAttempt(TrackingEvent event, Attempt attempt) {
            lines.add("attempt " + attempt.number() + " " + attempt.statusCode() + " then " + attempt.nextWait());
        }

        @Override
        public void onResult(TrackingEvent event, TrackResult result) {
            lines.add(
                    "result " + brief(result) + " on " + Thread.currentThread().getName());
        }

        String next() throws InterruptedException {
            return String.valueOf(lines.poll(60, TimeUnit.SECONDS));
        }
    }

    @AfterEach
    void release() {
        log.close();
    }

    @Test
    void is_told_of_each_attempt_in_order_and_of_the_result_on_a_thread_that_sends_nothing() throws Exception {
        Notes notes = new Notes();
        HandClock clock = new HandClock();
        TrackingClient client = Offline.builder(FakeEngine.answering(503, 202), clock)
                .listener(notes)
                .build();
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        assertThat(notes.next()).isEqualTo("attempt 1 503 then PT1S");
        clock.advance(Duration.ofSeconds(1));
        call.get();

        assertThat(notes.next()).isEqualTo("attempt 2 202 then null");
        assertThat(notes.next()).isEqualTo("result accepted 2 on risenexa-listener-1");
        client.close();
    }

    @Test
    void is_told_of_refused_events_but_not_of_one_that_is_null() throws Exception {
        Notes notes = new Notes();
        try (TrackingClient client = Offline.builder(FakeEngine.answering(202), new HandClock())
                .listener(notes)
                .build()) {
            client.track(null);
            client.trackRegistration(" ");

            assertThat(notes.next()).startsWith("result validation_error 0");
            assertThat(notes.lines).isEmpty();
        }
    }

    @Test
    void is_told_of_a_call_that_the_close_ends() throws Exception {
        Notes notes = new Notes();
        HeldEngine engine = new HeldEngine();
        TrackingClient client =
                Offline.builder(engine, new HandClock()).listener(notes).build();
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        engine.next();

        client.close(Duration.ZERO);

        assertThat(brief(call.get())).isEqualTo("client_closed 1");
        assertThat(notes.next()).startsWith("result client_closed 1 on risenexa-listener");
    }

    @Test
    void one_that_throws_harms_no_event_and_is_said_once_in_the_log() throws Exception {
        CountDownLatch told = new CountDownLatch(200);
        TrackingListener throwing = new TrackingListener() {
            @Override
            public void onAttempt(TrackingEvent event, Attempt attempt) {
                told.countDown();
                throw new IllegalStateException("of a user");
            }

            @Override
            public void onResult(TrackingEvent event, TrackResult result) {
                told.countDown();
                throw new UnsupportedOperationException("of a user");
            }
        };
        try (TrackingClient client = Offline.builder(FakeEngine.answering(202), new HandClock())
                .listener(throwing)
                .build()) {
            for (int i = 0; i < 100; i++) {
                assertThat(client.track(event()).isAccepted()).isTrue();
            }

            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(log.messages())
                    .containsExactly("the TrackingListener threw java.lang.IllegalStateException;"
                            + " events are not affected, and further exceptions of it are not logged");
        }
    }

    @Test
    void one_that_hangs_holds_no_event_up_and_what_it_misses_is_counted_in_the_log() {
        CountDownLatch hang = new CountDownLatch(1);
        TrackingListener slow = new TrackingListener() {
            @Override
            public void onAttempt(TrackingEvent event, Attempt attempt) {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        TrackingClient client = Offline.builder(FakeEngine.answering(202), new HandClock())
                .listener(slow)
                .build();
        List<TrackingEvent> events =
                java.util.stream.Stream.generate(Offline::event).limit(6000).toList();

        assertThat(client.trackAll(events.iterator(), null).accepted()).isEqualTo(6000);

        // 12,000 notifications: one hangs, 10,000 wait. A line for the first that is dropped, and at each doubling.
        Eventually.until("the log has them", () -> log.messages().size() >= 11);
        assertThat(log.messages()).hasSize(11).allMatch(line -> line.startsWith("the TrackingListener is slow: "));
        assertThat(log.messages()).contains("the TrackingListener is slow: 1024 notifications dropped so far");
        hang.countDown();
        client.close();
    }
}
