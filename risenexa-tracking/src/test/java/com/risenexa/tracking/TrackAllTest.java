package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.Offline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class TrackAllTest {
    private final HandClock clock = new HandClock();
    private final HeldEngine held = new HeldEngine();
    private final TrackingClient holding =
            Offline.builder(held, clock).maxInFlight(4).build();

    /** Events without end, and how many were taken. */
    private static final class Source implements Iterator<TrackingEvent> {
        final AtomicInteger taken = new AtomicInteger();
        private final int count;

        Source(int count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return taken.get() < count;
        }

        @Override
        public TrackingEvent next() {
            taken.incrementAndGet();
            return event();
        }
    }

    @Test
    void each_event_comes_back_once_with_its_result_on_the_calling_thread() {
        FakeEngine engine = FakeEngine.answering(202, 401, 202, 422);
        Map<TrackingEvent, TrackResult> results = new HashMap<>();
        List<TrackingEvent> events = Stream.generate(Offline::event).limit(1000).toList();
        Thread caller = Thread.currentThread();
        try (TrackingClient client = Offline.builder(engine, clock).build()) {
            BulkReport report = client.trackAll(events.iterator(), (event, result) -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                assertThat(results.put(event, result)).isNull();
                assertThat(result.eventId()).isEqualTo(event.eventId());
            });

            assertThat(report).isEqualTo(new BulkReport(2, 998, 0, null));
            assertThat(results).containsOnlyKeys(events);
        }
    }

    @Test
    void nulls_and_invalid_events_get_their_result_too() {
        List<String> results = new ArrayList<>();
        try (TrackingClient client =
                Offline.builder(FakeEngine.answering(202), clock).build()) {
            BulkReport report = client.trackAll(
                    Arrays.asList(null, TrackingEvent.registration(" "), event())
                            .iterator(),
                    (event, result) -> results.add(brief(result)));

            assertThat(report).isEqualTo(new BulkReport(1, 2, 0, null));
            assertThat(results).containsExactly("validation_error 0", "validation_error 0", "accepted 1");
            BulkReport none = new BulkReport(0, 0, 0, null);
            assertThat(client.trackAll((Iterator<TrackingEvent>) null, null)).isEqualTo(none);
            assertThat(client.trackAll((Iterable<TrackingEvent>) null, null)).isEqualTo(none);
            assertThat(client.trackAll((Stream<TrackingEvent>) null, null)).isEqualTo(none);
        }
    }

    @Test
    void a_collection_and_a_stream_are_sent_like_an_iterator_and_the_stream_is_closed() {
        AtomicInteger closed = new AtomicInteger();
        try (TrackingClient client =
                Offline.builder(FakeEngine.answering(202), clock).build()) {
            List<TrackingEvent> events =
                    Stream.generate(Offline::event).limit(3).toList();

            assertThat(client.trackAll(events, null)).isEqualTo(new BulkReport(3, 0, 0, null));
            assertThat(client.trackAll(events.stream().onClose(closed::incrementAndGet), null))
                    .isEqualTo(new BulkReport(3, 0, 0, null));
            assertThat(closed).hasValue(1);
        }
    }

    @Test
    void what_a_collection_or_a_stream_throws_is_in_the_report() {
        IllegalStateException broken = new IllegalStateException("no more rows");
        Iterable<TrackingEvent> unopened = () -> {
            throw broken;
        };
        AtomicInteger closed = new AtomicInteger();
        Stream<TrackingEvent> throwing = Stream.of(event(), event())
                .peek(event -> {
                    throw broken;
                })
                .onClose(closed::incrementAndGet);
        Stream<TrackingEvent> unclosed = Stream.of(event()).onClose(() -> {
            throw broken;
        });
        try (TrackingClient client =
                Offline.builder(FakeEngine.answering(202), clock).build()) {
            assertThat(client.trackAll(unopened, null)).isEqualTo(new BulkReport(0, 0, 0, broken));
            assertThat(client.trackAll(throwing, null)).isEqualTo(new BulkReport(0, 0, 0, broken));
            assertThat(closed).hasValue(1);
            assertThat(client.trackAll(unclosed, null)).isEqualTo(new BulkReport(1, 0, 0, broken));
        }
    }

    @Test
    void pending_counts_events_until_their_results_are_known() throws Exception {
        assertThat(holding.pending()).isZero();
        CompletableFuture<TrackResult> future = holding.trackAsync(event());
        assertThat(holding.pending()).isEqualTo(1);

        held.next().onResponse(FakeEngine.response(202));

        assertThat(get(future).isAccepted()).isTrue();
        Eventually.until("nothing is pending", () -> holding.pending() == 0);
    }

    @Test
    void takes_no_more_from_the_iterator_than_the_window_while_nothing_is_answered() throws Exception {
        Source source = new Source(100);
        Offline.Call<BulkReport> run = Offline.start(() -> holding.trackAll(source, null));

        for (int answered = 0; answered < 100; answered++) {
            held.next().onResponse(FakeEngine.response(202));
            assertThat(source.taken.get()).isLessThanOrEqualTo(answered + 1 + 16);
        }

        assertThat(run.get().accepted()).isEqualTo(100);
    }

    @Test
    void waits_for_room_beside_events_that_were_queued() throws Exception {
        TrackingClient client =
                Offline.builder(held, clock).maxPending(3).maxInFlight(3).build();
        List<CompletableFuture<TrackResult>> queued =
                Stream.generate(() -> client.trackAsync(event())).limit(3).toList();
        Source source = new Source(2);
        Offline.Call<BulkReport> run = Offline.start(() -> client.trackAll(source, null));

        for (int i = 0; i < 5; i++) {
            held.next().onResponse(FakeEngine.response(202));
        }

        assertThat(run.get()).isEqualTo(new BulkReport(2, 0, 0, null));
        for (CompletableFuture<TrackResult> future : queued) {
            assertThat(get(future).isAccepted()).isTrue();
        }
    }

    @Test
    void an_iterator_that_throws_ends_the_run_when_what_is_in_flight_has_ended() throws Exception {
        IllegalStateException broken = new IllegalStateException("no more rows");
        AtomicInteger calls = new AtomicInteger();
        Iterator<TrackingEvent> source = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public TrackingEvent next() {
                if (calls.incrementAndGet() == 4) {
                    throw broken;
                }
                return event();
            }
        };
        Offline.Call<BulkReport> run = Offline.start(() -> holding.trackAll(source, null));
        for (int i = 0; i < 3; i++) {
            assertThat(run.result()).isNotDone();
            held.next().onResponse(FakeEngine.response(202));
        }

        assertThat(run.get()).isEqualTo(new BulkReport(3, 0, 0, broken));
    }

    @Test
    void a_callback_that_throws_ends_the_run_and_still_gets_what_is_in_flight() throws Exception {
        IllegalStateException broken = new IllegalStateException("of a user");
        Source source = new Source(1000);
        AtomicInteger called = new AtomicInteger();
        Offline.Call<BulkReport> run = Offline.start(() -> holding.trackAll(source, (event, result) -> {
            called.incrementAndGet();
            throw broken;
        }));
        CompletableFuture<BulkReport> done = run.result();
        Offline.Call<Boolean> answering = Offline.start(() -> held.acceptUntil(done));

        BulkReport report = run.get();

        assertThat(answering.get()).isTrue();
        assertThat(report.stoppedBy()).isSameAs(broken);
        assertThat(report.accepted())
                .isEqualTo(source.taken.get())
                .isEqualTo(called.get())
                .isLessThan(40);
    }

    @Test
    void r11_an_interrupt_while_it_waits_for_results_ends_the_run_and_the_flag_stays() throws Exception {
        Source source = new Source(1000);
        Offline.Call<BulkReport> run = Offline.start(() -> holding.trackAll(source, null));
        held.next().onResponse(FakeEngine.response(202));
        Eventually.until("another was taken in its place", () -> source.taken.get() == 17);
        run.awaitParked();

        run.thread().interrupt();
        CompletableFuture<BulkReport> done = run.result();
        Offline.Call<Boolean> answering = Offline.start(() -> held.acceptUntil(done));

        assertThat(run.get().stoppedBy()).isInstanceOf(InterruptedException.class);
        assertThat(run.get().accepted()).isEqualTo(source.taken.get());
        assertThat(run.keptInterrupt()).isTrue();
        assertThat(answering.get()).isTrue();
    }

    @Test
    void r11_an_interrupt_while_it_waits_for_room_is_a_connection_error_of_that_event() throws Exception {
        TrackingClient client = Offline.builder(held, clock).maxPending(1).build();
        CompletableFuture<TrackResult> full = client.trackAsync(event());
        List<String> results = new ArrayList<>();
        Offline.Call<BulkReport> run =
                Offline.start(() -> client.trackAll(new Source(5), (event, result) -> results.add(brief(result))));
        run.awaitParked();

        run.thread().interrupt();

        assertThat(run.get().undelivered()).isEqualTo(1);
        assertThat(run.get().stoppedBy()).isInstanceOf(InterruptedException.class);
        assertThat(run.keptInterrupt()).isTrue();
        assertThat(results).containsExactly("connection_error 0");
        held.next().onResponse(FakeEngine.response(202));
        assertThat(get(full).isAccepted()).isTrue();
    }

    @Test
    void r29_a_close_in_the_middle_gives_every_event_its_result() throws Exception {
        Source source = new Source(500);
        List<TrackResult> results = new ArrayList<>();
        Offline.Call<BulkReport> run =
                Offline.start(() -> holding.trackAll(source, (event, result) -> results.add(result)));
        for (int i = 0; i < 10; i++) {
            held.next().onResponse(FakeEngine.response(202));
        }

        DrainReport closed = holding.close(Duration.ZERO);

        BulkReport report = run.get();
        assertThat(source.taken).hasValue(500);
        assertThat(results).hasSize(500);
        assertThat(report.accepted()).isBetween(10L, 10L + closed.delivered());
        assertThat(report.accepted() + report.undelivered()).isEqualTo(500);
        assertThat(results.stream().filter(Undelivered.ClientClosed.class::isInstance))
                .hasSize((int) report.undelivered());
    }
}
