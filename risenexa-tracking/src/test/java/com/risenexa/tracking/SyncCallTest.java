package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.Offline;
import com.risenexa.tracking.testing.TestError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a blocking call does with time, interrupts and errors. */
@Timeout(300)
class SyncCallTest {
    private final HandClock clock = new HandClock();

    @Test
    void r17_without_retries_one_request_is_sent() {
        FakeEngine engine = FakeEngine.answering(503);
        try (TrackingClient client =
                Offline.builder(engine, clock).maxRetries(0).build()) {
            assertThat(client.track(event())).isInstanceOfSatisfying(MaxRetriesExceeded.class, error -> {
                assertThat(error.attempts()).isEqualTo(1);
                assertThat(error.message()).isEqualTo("Request failed after 0 retries");
            });
            assertThat(engine.requests()).isEqualTo(1);
        }
    }

    @Test
    void r18_the_total_bounds_a_call_whose_server_is_silent() {
        try (RawServer server = RawServer.answering(Reply.silence());
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofMinutes(10)).build()) {
            TrackResult result = client.track(event(), Duration.ofSeconds(2));

            assertThat(result).isInstanceOfSatisfying(ConnectionError.class, error -> {
                assertThat(error.message()).startsWith("timed out after ");
                assertThat(error.attempts()).isEqualTo(1);
            });
        }
    }

    @Test
    void r18_a_wait_that_would_run_past_the_total_is_not_begun_and_the_last_error_is_the_result() {
        TrackingClient client =
                Offline.builder(FakeEngine.answering(503), new HandClock()).build();

        assertThat(client.track(event(), Duration.ofMillis(900)))
                .isInstanceOfSatisfying(MaxRetriesExceeded.class, error -> {
                    assertThat(error.attempts()).isEqualTo(1);
                    assertThat(error.message()).isEqualTo("Request failed after 0 retries within 900 ms");
                });
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void r11_an_interrupt_during_a_request_is_a_connection_error_and_the_flag_stays() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence());
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofMinutes(10)).build()) {
            Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
            server.awaitRequests(1);

            call.thread().interrupt();

            assertInterrupted(call, 1);
        }
    }

    @Test
    void r11_an_interrupt_before_the_call_is_a_connection_error_and_the_flag_stays() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            Offline.Call<TrackResult> call = Offline.start(() -> {
                Thread.currentThread().interrupt();
                return client.track(event());
            });

            assertInterrupted(call, 0);
        }
    }

    @Test
    void r11_an_interrupt_during_a_pause_is_a_connection_error_and_the_flag_stays() throws Exception {
        TrackingClient client =
                Offline.builder(FakeEngine.answering(503), clock).build();
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        clock.awaitWaits(1);

        call.thread().interrupt();

        assertInterrupted(call, 1);
    }

    @Test
    void r11_an_interrupted_call_is_cancelled_and_what_comes_of_it_later_is_dropped() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, clock).build();
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        HttpEngine.Callback late = engine.next();

        call.thread().interrupt();
        assertInterrupted(call, 1);
        late.onResponse(FakeEngine.response(429, "100"));
        Offline.Call<TrackResult> next = Offline.start(() -> client.track(event()));
        engine.next().onResponse(FakeEngine.response(202));

        assertThat(brief(next.get())).isEqualTo("accepted 1");
    }

    @Test
    void r11_one_who_is_interrupted_in_line_passes_its_turn_on() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, clock).build();
        Offline.Call<TrackResult> limited = Offline.start(() -> client.track(event()));
        engine.next().onResponse(FakeEngine.response(429, "0"));
        HttpEngine.Callback inside = engine.next();
        Offline.Call<TrackResult> gone = Offline.start(() -> client.track(event()));
        gone.awaitParked();
        Offline.settle(client);
        Offline.Call<TrackResult> next = Offline.start(() -> client.track(event()));
        next.awaitParked();
        Offline.settle(client);

        gone.thread().interrupt();
        assertInterrupted(gone, 0);
        inside.onResponse(FakeEngine.response(202));
        engine.next().onResponse(FakeEngine.response(202));

        assertThat(next.get().isAccepted()).isTrue();
        assertThat(limited.get().isAccepted()).isTrue();
    }

    @Test
    void r11_an_error_on_a_thread_of_ours_is_the_result_of_its_event_and_does_not_shut_the_gate_for_others()
            throws Exception {
        TestError error = new TestError();
        AtomicInteger count = new AtomicInteger();
        FakeEngine engine = new FakeEngine((request, callback) -> {
            int number = count.incrementAndGet();
            if (number == 2) {
                throw error;
            }
            callback.onResponse(FakeEngine.response(number == 1 ? 429 : 202, "0"));
        });
        TrackingClient client = Offline.builder(engine, clock).build();

        assertThat(client.track(event())).isInstanceOfSatisfying(ConnectionError.class, failed -> {
            assertThat(failed.message()).isEqualTo("internal error: " + TestError.class.getName());
            assertThat(failed.cause()).isSameAs(error);
            assertThat(failed.attempts()).isEqualTo(2);
        });

        assertThat(Offline.start(() -> client.track(event())).get().isAccepted())
                .as("the slow start lets one through; its permit came back")
                .isTrue();
    }

    private static void assertInterrupted(Offline.Call<TrackResult> call, int attempts) throws Exception {
        assertThat(call.get()).isInstanceOfSatisfying(ConnectionError.class, error -> {
            assertThat(error.message()).isEqualTo("interrupted");
            assertThat(brief(error)).isEqualTo("connection_error " + attempts);
        });
        assertThat(call.keptInterrupt()).isTrue();
    }
}
