package com.risenexa.tracking;

import static com.risenexa.tracking.support.Offline.brief;
import static com.risenexa.tracking.support.Offline.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.spi.Engine;
import com.risenexa.tracking.support.Clients;
import com.risenexa.tracking.support.FakeEngine;
import com.risenexa.tracking.support.HandPacer;
import com.risenexa.tracking.support.HeldEngine;
import com.risenexa.tracking.support.Offline;
import com.risenexa.tracking.support.RawServer;
import com.risenexa.tracking.support.Reply;
import com.risenexa.tracking.support.TestError;
import com.risenexa.tracking.support.Until;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a blocking call does with time, interrupts and errors. */
@Timeout(300)
class SyncCallTest {
    private final HandPacer pacer = new HandPacer();

    @Test
    void r17_without_retries_one_request_is_sent() {
        FakeEngine engine = FakeEngine.answering(503);
        try (TrackingClient client =
                Offline.builder(engine, pacer).maxRetries(0).build()) {
            assertThat(client.track(event())).isInstanceOfSatisfying(MaxRetriesExceeded.class, error -> {
                assertThat(error.attempts()).isEqualTo(1);
                assertThat(error.message()).isEqualTo("Request failed after 0 retries");
            });
            assertThat(engine.exchanges()).isEqualTo(1);
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
                Offline.builder(FakeEngine.answering(503), new HandPacer()).build();

        assertThat(client.track(event(), Duration.ofMillis(900)))
                .isInstanceOfSatisfying(MaxRetriesExceeded.class, error -> {
                    assertThat(error.attempts()).isEqualTo(1);
                    assertThat(error.message()).isEqualTo("Request failed after 0 retries within 900 ms");
                });
        assertThat(pacer.pauses()).isEmpty();
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

            assertInterrupted(call, 1);
        }
    }

    @Test
    void r11_an_interrupt_during_a_pause_is_a_connection_error_and_the_flag_stays() throws Exception {
        TrackingClient client =
                Offline.builder(FakeEngine.answering(503), pacer).build();
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        pacer.awaitPausing(1);

        call.thread().interrupt();

        assertInterrupted(call, 1);
    }

    @Test
    void r11_an_interrupt_with_an_engine_that_does_not_block_leaves_the_late_answer_its_meaning() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, pacer).build();
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        Engine.Callback late = engine.next();

        call.thread().interrupt();
        assertInterrupted(call, 1);
        late.answered(FakeEngine.answer(429, "100"));

        assertThat(client.track(event()))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.attempts())
                                .as("the 429 pauses the client")
                                .isZero());
    }

    @Test
    void r11_one_who_is_interrupted_in_line_passes_its_turn_on() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, pacer).build();
        Offline.Call<TrackResult> limited = Offline.start(() -> client.track(event()));
        engine.next().answered(FakeEngine.answer(429, "0"));
        Engine.Callback inside = engine.next();
        Offline.Call<TrackResult> gone = Offline.start(() -> client.track(event()));
        Until.holds("the first stands in line", () -> pacer.pauses().size() == 2);
        Offline.Call<TrackResult> next = Offline.start(() -> client.track(event()));
        Until.holds("the second stands in line", () -> pacer.pauses().size() == 3);

        gone.thread().interrupt();
        assertInterrupted(gone, 0);
        inside.answered(FakeEngine.answer(202));
        engine.next().answered(FakeEngine.answer(202));

        assertThat(next.get().isAccepted()).isTrue();
        assertThat(limited.get().isAccepted()).isTrue();
    }

    @Test
    void r11_an_error_is_thrown_on_and_does_not_shut_the_gate_for_others() throws Exception {
        TestError error = new TestError();
        int[] count = {0};
        FakeEngine engine = new FakeEngine((request, timeout, callback) -> {
            count[0]++;
            if (count[0] == 2) {
                throw error;
            }
            callback.answered(FakeEngine.answer(count[0] == 1 ? 429 : 202, "0"));
        });
        TrackingClient client = Offline.builder(engine, pacer).build();

        assertThatThrownBy(() -> client.track(event())).isSameAs(error);

        assertThat(Offline.start(() -> client.track(event())).get().isAccepted())
                .as("the ramp lets one through; its passage came back")
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
