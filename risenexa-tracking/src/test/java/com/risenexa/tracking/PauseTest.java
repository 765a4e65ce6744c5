package com.risenexa.tracking;

import static com.risenexa.tracking.support.Offline.brief;
import static com.risenexa.tracking.support.Offline.event;
import static com.risenexa.tracking.support.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.spi.Engine;
import com.risenexa.tracking.support.Clients;
import com.risenexa.tracking.support.FakeEngine;
import com.risenexa.tracking.support.HandPacer;
import com.risenexa.tracking.support.HeldEngine;
import com.risenexa.tracking.support.Offline;
import com.risenexa.tracking.support.RawServer;
import com.risenexa.tracking.support.Reply;
import com.risenexa.tracking.support.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R16: a 429 pauses all of a client's senders. */
@Timeout(60)
class PauseTest {
    private static final Reply LIMITED_FOR_100_S = Reply.status(429, "Retry-After: 100");

    @Test
    void r16_a_call_that_meets_a_pause_beyond_the_cap_is_rate_limited_and_sends_nothing() throws Exception {
        try (RawServer server = RawServer.answering(LIMITED_FOR_100_S, Reply.ACCEPTED);
                // In real time: nobody waits here, and 100 s are not over while the test looks.
                TrackingClient client = Clients.inRealTime(server).build()) {
            assertThat(brief(client.track(event()))).isEqualTo("rate_limited 1");

            TrackResult sync = client.track(event());
            assertThat(sync).isInstanceOfSatisfying(Undelivered.RateLimited.class, limited -> {
                assertThat(limited.attempts()).isZero();
                assertThat(limited.statusCode()).isNull();
                assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(100));
                assertThat(limited.message()).startsWith("server asks to wait ");
            });
            assertThat(brief(get(client.trackAsync(event())))).isEqualTo("rate_limited 0");
            List<TrackResult> bulk = new ArrayList<>();
            client.trackAll(Stream.of(event(), event()).iterator(), (event, result) -> bulk.add(result));
            assertThat(bulk).extracting(Offline::brief).containsExactly("rate_limited 0", "rate_limited 0");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void r16_events_that_wait_end_when_the_pause_grows_beyond_the_cap() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, new HandPacer()).build();
        CompletableFuture<TrackResult> first = client.trackAsync(event());
        Engine.Callback firstAnswer = engine.next();
        CompletableFuture<TrackResult> second = client.trackAsync(event());
        Engine.Callback secondAnswer = engine.next();
        firstAnswer.answered(FakeEngine.answer(429, "5"));
        CompletableFuture<TrackResult> waiting = client.trackAsync(event());

        secondAnswer.answered(FakeEngine.answer(429, "61"));

        assertThat(brief(get(second))).isEqualTo("rate_limited 1");
        assertThat(brief(get(waiting))).isEqualTo("rate_limited 0");
        assertThat(first).as("has a wait of its own").isNotDone();
        client.close(Duration.ZERO);
    }

    @Test
    void r16_one_gate_opens_with_one_request_and_ramps_up_for_async_and_sync_together() throws Exception {
        HandPacer pacer = new HandPacer();
        HeldEngine engine = new HeldEngine();
        TrackingClient client =
                Offline.builder(engine, pacer).maxInFlight(1000).maxRetries(100).build();
        CompletableFuture<TrackResult> limited = client.trackAsync(event());
        engine.next().answered(FakeEngine.answer(429, "5"));
        pacer.awaitScheduled(1);
        List<CompletableFuture<TrackResult>> all = new ArrayList<>(List.of(limited));
        for (int i = 0; i < 200; i++) {
            all.add(client.trackAsync(event()));
        }
        for (int i = 0; i < 20; i++) {
            all.add(Offline.start(() -> client.track(event())).result());
        }
        pacer.awaitPausing(20);
        assertThat(engine.exchanges()).as("nobody during the pause").isEqualTo(1);

        pacer.advance(Duration.ofSeconds(5));

        int sent = 1;
        for (int allowed = 1; allowed <= 64; allowed *= 2) {
            List<Engine.Callback> inFlight = new ArrayList<>();
            for (int i = 0; i < allowed; i++) {
                inFlight.add(engine.next());
            }
            sent += allowed;
            assertThat(engine.exchanges()).as("with %d let in", allowed).isEqualTo(sent);
            inFlight.forEach(answer -> answer.answered(FakeEngine.answer(202)));
        }
        for (int rest = all.size() + 1 - sent; rest > 0; rest--) {
            engine.next().answered(FakeEngine.answer(202));
        }
        for (CompletableFuture<TrackResult> future : all) {
            assertThat(get(future).isAccepted()).isTrue();
        }
        client.close();
    }

    @Test
    void callers_in_line_are_called_and_do_not_ask_again_and_again() throws Exception {
        HandPacer pacer = new HandPacer();
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, pacer).build();
        CompletableFuture<TrackResult> limited = client.trackAsync(event());
        engine.next().answered(FakeEngine.answer(429, "5"));
        pacer.awaitScheduled(1);
        List<Offline.Call<TrackResult>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(Offline.start(() -> client.track(event())));
        }
        pacer.awaitPausing(50);
        pacer.advance(Duration.ofSeconds(5));
        Until.holds("all but one stand in line", () -> pacer.pauses().size() >= 99);

        for (int i = 0; i < 51; i++) {
            engine.next().answered(FakeEngine.answer(202));
        }

        for (Offline.Call<TrackResult> call : calls) {
            assertThat(call.get().isAccepted()).isTrue();
        }
        assertThat(get(limited).isAccepted()).isTrue();
        // One pause until the moment, one in line, and another for whoever was overtaken when called.
        assertThat(pacer.pauses()).hasSizeLessThan(250);
        client.close();
    }

    @Test
    void a_paused_client_sets_one_wake_up_however_much_waits() throws Exception {
        HandPacer pacer = new HandPacer();
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, pacer).build();
        CompletableFuture<TrackResult> limited = client.trackAsync(event());
        engine.next().answered(FakeEngine.answer(429, "30"));
        pacer.awaitScheduled(1);

        for (int i = 0; i < 5000; i++) {
            CompletableFuture<TrackResult> unused = client.trackAsync(event());
        }

        pacer.awaitScheduled(2);
        assertThat(pacer.scheduled()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
        assertThat(limited).isNotDone();
        assertThat(engine.exchanges()).isEqualTo(1);
        client.close(Duration.ZERO);
    }
}
