package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.Offline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What flush and close do, and say. */
@Timeout(300)
class DrainTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final HandClock clock = new HandClock();
    private final HeldEngine engine = new HeldEngine();
    private final TrackingClient client =
            Offline.builder(engine, clock).maxInFlight(4).build();

    @Test
    void a_flush_waits_for_what_is_pending_and_its_report_adds_up() throws Exception {
        List<TrackingEvent> events = Stream.generate(Offline::event).limit(4).toList();
        List<CompletableFuture<TrackResult>> futures =
                events.stream().map(client::trackAsync).toList();
        List<HttpEngine.Callback> answers = List.of(engine.next(), engine.next(), engine.next(), engine.next());
        Offline.Call<DrainReport> flush = Offline.start(() -> client.flush(LONG));

        flush.awaitWaiting();
        answers.get(0).onResponse(FakeEngine.response(202));
        answers.get(1).onResponse(FakeEngine.response(401));
        answers.get(2).onResponse(FakeEngine.response(429, "100"));
        assertThat(flush.result()).isNotDone();
        answers.get(3).onResponse(FakeEngine.response(202));

        DrainReport report = flush.get();
        assertThat(report.delivered()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.undelivered()).hasSize(1).isSubsetOf(events);
        assertThat(report.complete()).isTrue();
        assertThat(futures).allMatch(CompletableFuture::isDone);
        client.close();
    }

    @Test
    void a_flush_that_ends_early_leaves_the_events_where_they_are() throws Exception {
        CompletableFuture<TrackResult> future = client.trackAsync(event());
        HttpEngine.Callback answer = engine.next();

        List<DrainReport> reports = new ArrayList<>();
        for (Duration none : new Duration[] {null, Duration.ZERO, Duration.ofSeconds(-1)}) {
            reports.add(client.flush(none));
        }
        Offline.Call<DrainReport> flush = Offline.start(() -> client.flush(Duration.ofMillis(1)));
        flush.awaitWaiting();
        Offline.settle(client);
        clock.advance(Duration.ofMillis(1));
        reports.add(flush.get());
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.undelivered()).hasSize(1);
            assertThat(report.complete()).isFalse();
        });
        answer.onResponse(FakeEngine.response(202));

        assertThat(brief(get(future))).isEqualTo("accepted 1");
        client.close();
    }

    @Test
    void an_interrupted_flush_looks_and_keeps_the_flag() throws Exception {
        CompletableFuture<TrackResult> unused = client.trackAsync(event());
        HttpEngine.Callback answer = engine.next();
        Offline.Call<DrainReport> flush = Offline.start(() -> {
            Thread.currentThread().interrupt();
            return client.flush(LONG);
        });

        assertThat(flush.get().complete()).isFalse();
        assertThat(flush.keptInterrupt()).isTrue();
        answer.onResponse(FakeEngine.response(202));
        client.close();
    }

    @Test
    void r29_closing_in_the_middle_of_retries_hands_back_each_event_and_tells_each_future() throws Exception {
        List<TrackingEvent> events = new ArrayList<>();
        List<CompletableFuture<String>> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(event());
            told.add(client.trackAsync(events.get(i)).thenApply(Offline::brief));
            engine.next().onResponse(FakeEngine.response(503));
        }
        clock.awaitWaits(20);

        DrainReport report = client.close(Duration.ZERO);

        assertThat(report.undelivered()).containsExactlyInAnyOrderElementsOf(events);
        assertThat(report.delivered() + report.rejected()).isZero();
        assertThat(report.complete()).isFalse();
        for (CompletableFuture<String> future : told) {
            assertThat(get(future)).isEqualTo("client_closed 1");
        }
        clock.advance(Duration.ofDays(1));
        assertThat(engine.requests()).as("nothing is sent after the close").isEqualTo(20);
    }

    @Test
    void a_close_sends_what_is_pending_until_its_deadline() throws Exception {
        List<CompletableFuture<TrackResult>> futures =
                Stream.generate(() -> client.trackAsync(event())).limit(10).toList();
        Offline.Call<DrainReport> close = Offline.start(() -> client.close(LONG));
        close.awaitWaiting();
        for (int i = 0; i < 9; i++) {
            engine.next().onResponse(FakeEngine.response(202));
        }
        HttpEngine.Callback last = engine.next();
        assertThat(close.result()).isNotDone();
        last.onResponse(FakeEngine.response(503));
        clock.awaitWaits(1);
        clock.advance(Duration.ofSeconds(1));
        engine.next().onResponse(FakeEngine.response(202));

        assertThat(close.get()).isEqualTo(new DrainReport(10, 0, List.of(), true));
        for (CompletableFuture<TrackResult> future : futures) {
            assertThat(get(future).isAccepted()).isTrue();
        }
    }

    @Test
    void a_close_lets_calls_under_way_come_to_their_end_but_not_pause_beyond_its_deadline() throws Exception {
        Offline.Call<TrackResult> inFlight = Offline.start(() -> client.track(event()));
        HttpEngine.Callback answer = engine.next();
        Offline.Call<DrainReport> close = Offline.start(() -> client.close(LONG));
        close.awaitWaiting();
        assertThat(close.result()).isNotDone();

        answer.onResponse(FakeEngine.response(202));

        assertThat(inFlight.get().isAccepted()).isTrue();
        assertThat(close.get().complete()).isTrue();
    }

    @Test
    void r29_a_call_that_pauses_is_cut_by_the_close() throws Exception {
        Offline.Call<TrackResult> pausing = Offline.start(() -> client.track(event()));
        engine.next().onResponse(FakeEngine.response(503));
        clock.awaitWaits(1);

        client.close(Duration.ZERO);

        assertThat(brief(pausing.get())).isEqualTo("client_closed 1");
    }

    @Test
    void r29_a_call_that_stands_in_line_is_cut_by_the_close() throws Exception {
        Offline.Call<TrackResult> limited = Offline.start(() -> client.track(event()));
        engine.next().onResponse(FakeEngine.response(429, "0"));
        HttpEngine.Callback inside = engine.next();
        Offline.Call<TrackResult> inLine = Offline.start(() -> client.track(event()));
        inLine.awaitParked();
        Offline.settle(client);

        client.close(Duration.ZERO);

        assertThat(brief(inLine.get())).isEqualTo("client_closed 0");
        inside.onResponse(FakeEngine.response(503));
        assertThat(brief(limited.get())).as("in flight at the deadline").isEqualTo("client_closed 2");
    }

    @Test
    void closing_again_waits_for_the_first_and_reports_nothing_pending() throws Exception {
        CompletableFuture<TrackResult> unused = client.trackAsync(event());
        HttpEngine.Callback answer = engine.next();
        Offline.Call<DrainReport> first = Offline.start(() -> client.close(LONG));
        first.awaitWaiting();

        assertThat(client.close(Duration.ZERO)).isEqualTo(new DrainReport(0, 0, List.of(), false));
        Offline.Call<DrainReport> second = Offline.start(() -> client.close(LONG));
        second.awaitWaiting();
        assertThat(second.result()).isNotDone();
        answer.onResponse(FakeEngine.response(202));

        assertThat(first.get()).isEqualTo(new DrainReport(1, 0, List.of(), true));
        assertThat(second.get()).isEqualTo(new DrainReport(0, 0, List.of(), true));
        client.close();
    }

    @Test
    void r29_tracking_after_the_close_is_refused_and_sends_nothing() throws Exception {
        client.close();

        assertThat(brief(client.track(event()))).isEqualTo("client_closed 0");
        assertThat(brief(client.track(event(), LONG))).isEqualTo("client_closed 0");
        assertThat(brief(get(client.trackAsync(event())))).isEqualTo("client_closed 0");
        List<String> bulk = new ArrayList<>();
        client.trackAll(List.of(event()).iterator(), (event, result) -> bulk.add(brief(result)));
        assertThat(bulk).containsExactly("client_closed 0");
        assertThat(client.flush(LONG)).isEqualTo(new DrainReport(0, 0, List.of(), true));
        assertThat(engine.requests()).isZero();
    }

    @Test
    void a_callback_may_close_the_client_and_does_not_wait_for_itself() throws Exception {
        CompletableFuture<DrainReport> closed = client.trackAsync(event()).thenApply(result -> client.close(LONG));
        engine.next().onResponse(FakeEngine.response(202));

        assertThat(get(closed)).isEqualTo(new DrainReport(1, 0, List.of(), true));
    }

    @Test
    void an_interrupted_close_of_a_client_that_was_never_used_keeps_the_flag() throws Exception {
        Offline.Call<DrainReport> close = Offline.start(() -> {
            Thread.currentThread().interrupt();
            return client.close(LONG);
        });

        assertThat(close.get()).isEqualTo(new DrainReport(0, 0, List.of(), true));
        assertThat(close.keptInterrupt()).isTrue();
    }

    @Test
    void an_interrupted_close_does_not_wait_and_keeps_the_flag() throws Exception {
        CompletableFuture<TrackResult> future = client.trackAsync(event());
        engine.next();
        Offline.Call<DrainReport> close = Offline.start(() -> {
            Thread.currentThread().interrupt();
            return client.close(LONG);
        });

        assertThat(close.get().undelivered()).hasSize(1);
        assertThat(close.keptInterrupt()).isTrue();
        assertThat(brief(get(future))).isEqualTo("client_closed 1");
    }
}
