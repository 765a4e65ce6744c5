package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.Offline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R16: a 429 pauses all of a client's senders. */
@Timeout(300)
class PauseTest {
    private static final Reply LIMITED_FOR_3000_S = Reply.status(429, "Retry-After: 3000");

    @Test
    void r16_a_call_that_meets_a_pause_beyond_the_cap_is_rate_limited_and_sends_nothing() throws Exception {
        try (RawServer server = RawServer.answering(LIMITED_FOR_3000_S, Reply.ACCEPTED);
                // In real time: nobody waits here, and 3000 s are not over while the test looks.
                TrackingClient client = Clients.inRealTime(server).build()) {
            assertThat(brief(client.track(event()))).isEqualTo("rate_limited 1");

            TrackResult sync = client.track(event());
            assertThat(sync).isInstanceOfSatisfying(Undelivered.RateLimited.class, limited -> {
                assertThat(limited.attempts()).isZero();
                assertThat(limited.statusCode()).isNull();
                assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(3000));
                assertThat(limited.message()).startsWith("server asks to wait ");
            });
            assertThat(brief(get(client.trackAsync(event())))).isEqualTo("rate_limited 0");
            List<TrackResult> bulk = new ArrayList<>();
            client.trackAll(Stream.of(event(), event()).iterator(), (event, result) -> bulk.add(result));
            assertThat(bulk).extracting(Offline::brief).containsExactly("rate_limited 0", "rate_limited 0");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 01 Jan 2100 00:00:00 GMT", "4000000000", "99999999999999999999", "3601"})
    void r16_after_an_hour_one_request_tries_whatever_the_server_asked_for(String nonsense) {
        HandClock clock = new HandClock();
        AtomicReference<HttpEngine.Response> answer = new AtomicReference<>(FakeEngine.response(429, nonsense));
        FakeEngine engine = new FakeEngine((request, callback) -> callback.onResponse(answer.get()));
        try (TrackingClient client = Offline.builder(engine, clock).build()) {
            assertThat(client.track(event())).isInstanceOfSatisfying(Undelivered.RateLimited.class, limited -> {
                assertThat(limited.attempts()).isEqualTo(1);
                assertThat(limited.retryAfter()).isGreaterThan(Duration.ofHours(1));
            });
            answer.set(FakeEngine.response(202));
            // A second more than the longest wait of a call is left, which would wait otherwise.
            Duration left = Duration.ofSeconds(61);
            clock.advance(Duration.ofHours(1).minus(left));
            assertThat(brief(client.track(event()))).isEqualTo("rate_limited 0");
            clock.advance(left);
            assertThat(brief(client.track(event()))).isEqualTo("accepted 1");
            assertThat(engine.requests()).isEqualTo(2);
        }
    }

    @Test
    void r15_what_the_server_asks_for_is_in_the_result_as_it_was_said_in_whole_seconds_rounded_up() {
        for (String past : List.of("Fri, 01 Jan 1999 00:00:00 GMT", "0")) {
            assertThat(limitedBy(past)).isEqualTo(Duration.ZERO);
        }
        assertThat(limitedBy("7200")).isEqualTo(Duration.ofHours(2));
        Duration untilThen = Duration.between(Instant.now(), Instant.parse("2100-01-01T00:00:00Z"));
        Duration asked = Objects.requireNonNull(limitedBy("Fri, 01 Jan 2100 00:00:00 GMT"));
        assertThat(asked)
                .isBetween(untilThen.minus(Duration.ofMinutes(10)), untilThen.plusSeconds(1))
                .isEqualTo(Duration.ofSeconds(asked.toSeconds()));
    }

    private static @Nullable Duration limitedBy(String retryAfter) {
        FakeEngine engine =
                new FakeEngine((request, callback) -> callback.onResponse(FakeEngine.response(429, retryAfter)));
        try (TrackingClient client =
                Offline.builder(engine, new HandClock()).maxRetries(0).build()) {
            return ((Undelivered.RateLimited) client.track(event())).retryAfter();
        }
    }

    @Test
    void r16_events_that_wait_end_when_the_pause_grows_beyond_the_cap() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, new HandClock()).build();
        CompletableFuture<TrackResult> first = client.trackAsync(event());
        HttpEngine.Callback firstAnswer = engine.next();
        CompletableFuture<TrackResult> second = client.trackAsync(event());
        HttpEngine.Callback secondAnswer = engine.next();
        firstAnswer.onResponse(FakeEngine.response(429, "5"));
        CompletableFuture<TrackResult> waiting = client.trackAsync(event());

        secondAnswer.onResponse(FakeEngine.response(429, "61"));

        assertThat(brief(get(second))).isEqualTo("rate_limited 1");
        assertThat(brief(get(waiting))).isEqualTo("rate_limited 0");
        assertThat(first).as("has a wait of its own").isNotDone();
        client.close(Duration.ZERO);
    }

    @Test
    void r16_one_gate_opens_with_one_request_and_ramps_up_for_async_and_sync_together() throws Exception {
        HandClock clock = new HandClock();
        HeldEngine engine = new HeldEngine();
        TrackingClient client =
                Offline.builder(engine, clock).maxInFlight(1000).maxRetries(100).build();
        CompletableFuture<TrackResult> limited = client.trackAsync(event());
        engine.next().onResponse(FakeEngine.response(429, "5"));
        clock.awaitWaits(1);
        List<CompletableFuture<TrackResult>> all = new ArrayList<>(List.of(limited));
        for (int i = 0; i < 200; i++) {
            all.add(client.trackAsync(event()));
        }
        for (int i = 0; i < 20; i++) {
            Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
            call.awaitParked();
            all.add(call.result());
        }
        Offline.settle(client);
        assertThat(engine.requests()).as("nobody during the pause").isEqualTo(1);

        clock.advance(Duration.ofSeconds(5));

        int sent = 1;
        for (int allowed = 1; allowed <= 64; allowed *= 2) {
            List<HttpEngine.Callback> inFlight = new ArrayList<>();
            for (int i = 0; i < allowed; i++) {
                inFlight.add(engine.next());
            }
            sent += allowed;
            assertThat(engine.requests()).as("with %d let in", allowed).isEqualTo(sent);
            inFlight.forEach(answer -> answer.onResponse(FakeEngine.response(202)));
        }
        for (int rest = all.size() + 1 - sent; rest > 0; rest--) {
            engine.next().onResponse(FakeEngine.response(202));
        }
        for (CompletableFuture<TrackResult> future : all) {
            assertThat(get(future).isAccepted()).isTrue();
        }
        client.close();
    }

    @Test
    void callers_in_line_have_their_turn_one_after_the_other() throws Exception {
        HandClock clock = new HandClock();
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, clock).build();
        CompletableFuture<TrackResult> limited = client.trackAsync(event());
        engine.next().onResponse(FakeEngine.response(429, "5"));
        clock.awaitWaits(1);
        List<Offline.Call<TrackResult>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(Offline.start(() -> client.track(event())));
        }
        calls.forEach(Offline.Call::awaitParked);
        Offline.settle(client);
        clock.advance(Duration.ofSeconds(5));

        for (int i = 0; i < 51; i++) {
            engine.next().onResponse(FakeEngine.response(202));
        }

        for (Offline.Call<TrackResult> call : calls) {
            assertThat(call.get().isAccepted()).isTrue();
        }
        assertThat(get(limited).isAccepted()).isTrue();
        client.close();
    }

    @Test
    void a_paused_client_sends_nothing_however_much_waits() throws Exception {
        HandClock clock = new HandClock();
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, clock).build();
        CompletableFuture<TrackResult> limited = client.trackAsync(event());
        engine.next().onResponse(FakeEngine.response(429, "30"));
        clock.awaitWaits(1);

        for (int i = 0; i < 5000; i++) {
            CompletableFuture<TrackResult> unused = client.trackAsync(event());
        }
        clock.advance(Duration.ofSeconds(30).minusNanos(1));
        Offline.settle(client);

        assertThat(clock.waits()).containsExactly(Duration.ofSeconds(30));
        assertThat(limited).isNotDone();
        assertThat(engine.requests()).isEqualTo(1);
        client.close(Duration.ZERO);
    }
}
