package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.risenexa.testsupport.Eventually;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.Offline;
import com.risenexa.tracking.testing.OurThreads;
import com.risenexa.tracking.testing.TestError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What trackAsync promises of its queue. */
@Timeout(300)
class QueueTest {
    private final HandClock clock = new HandClock();

    @Test
    void events_queued_waiting_in_flight_and_being_told_are_bounded_together() throws Exception {
        HeldEngine engine = new HeldEngine();
        CountDownLatch told = new CountDownLatch(1);
        TrackingClient client =
                Offline.builder(engine, clock).maxPending(10).maxInFlight(2).build();
        CompletableFuture<TrackResult> beingTold = client.trackAsync(event());
        CompletableFuture<Void> blocked = beingTold.thenAccept(result -> await(told));
        engine.next().onResponse(FakeEngine.response(202));
        for (int i = 0; i < 3; i++) {
            CompletableFuture<TrackResult> unused = client.trackAsync(event());
            engine.next().onResponse(FakeEngine.response(503));
        }
        clock.awaitWaits(3);
        for (int i = 0; i < 6; i++) {
            assertThat(client.trackAsync(event())).as("2 in flight, 4 queued").isNotDone();
        }

        TrackResult refused = get(client.trackAsync(event()));

        assertThat(brief(refused)).isEqualTo("queue_full 0");
        assertThat(((TrackError) refused).message()).contains("10 events are pending");
        told.countDown();
        get(blocked);
        Eventually.until(
                "there is room again", () -> !client.trackAsync(event()).isDone());
        assertThat(brief(get(client.trackAsync(event())))).isEqualTo("queue_full 0");
        client.close(Duration.ZERO);
    }

    @Test
    void tracking_never_blocks_while_the_server_hangs_and_a_close_hands_everything_back() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence())) {
            TrackingClient client =
                    Clients.builder(server).timeout(Duration.ofMinutes(10)).build();
            List<TrackingEvent> events = new ArrayList<>();
            List<CompletableFuture<TrackResult>> futures = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                TrackingEvent event = event();
                events.add(event);
                futures.add(client.trackAsync(event));
            }
            assertThat(brief(get(client.trackAsync(event())))).isEqualTo("queue_full 0");
            server.awaitRequests(32);

            DrainReport report = client.close(Duration.ZERO);

            assertThat(report.complete()).isFalse();
            assertThat(report.undelivered()).containsExactlyInAnyOrderElementsOf(events);
            AtomicInteger sent = new AtomicInteger();
            for (CompletableFuture<TrackResult> future : futures) {
                TrackResult result = get(future);
                assertThat(result).isInstanceOf(Undelivered.ClientClosed.class);
                sent.addAndGet(result.attempts());
            }
            assertThat(sent)
                    .as("r29: those in flight say that a request was sent")
                    .hasValue(32);
            assertThat(server.connections()).isEqualTo(32);
        }
    }

    @Test
    void a_thousand_events_that_wait_for_a_retry_hold_neither_threads_nor_connections() throws Exception {
        try (RawServer server = RawServer.scripted(
                request -> request.bodyText().contains("\"late\"") ? Reply.ACCEPTED : Reply.status(503))) {
            TrackingClient client = Tuning.of(
                            Clients.builder(server).maxInFlight(4).listener(clock))
                    .nanoClock(clock)
                    .build();
            for (int i = 0; i < 1000; i++) {
                CompletableFuture<TrackResult> unused = client.trackAsync(event());
            }
            clock.awaitWaits(1000);

            assertThat(brief(get(client.trackAsync(TrackingEvent.registration("late")))))
                    .as("there is a thread and a connection for another event")
                    .isEqualTo("accepted 1");
            assertThat(server.connections()).isLessThanOrEqualTo(4);
            // The one that sent the last event may still be on its way out; one that an event holds would stay.
            Eventually.until(
                    "no thread is held by an event",
                    () -> OurThreads.named("risenexa-http").stream()
                            .noneMatch(thread ->
                                    Arrays.toString(thread.getStackTrace()).contains("JdkEngine")));
            client.close(Duration.ZERO);
        }
    }

    @Test
    void an_engine_that_does_not_block_is_given_no_more_than_max_in_flight() throws Exception {
        HeldEngine engine = new HeldEngine();
        TrackingClient client = Offline.builder(engine, clock).maxInFlight(5).build();
        List<CompletableFuture<TrackResult>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(client.trackAsync(event()));
        }
        List<HttpEngine.Callback> inFlight = new ArrayList<>();
        for (int answered = 0; answered < 100; answered++) {
            while (inFlight.size() < Math.min(5, 100 - answered)) {
                inFlight.add(engine.next());
            }
            assertThat(engine.requests()).isLessThanOrEqualTo(answered + 5);
            inFlight.remove(0).onResponse(FakeEngine.response(202));
        }

        for (CompletableFuture<TrackResult> future : futures) {
            assertThat(brief(get(future))).isEqualTo("accepted 1");
        }
        client.close();
    }

    @Test
    void a_future_never_completes_exceptionally_and_tracking_never_throws() throws Exception {
        FakeEngine broken = new FakeEngine((request, callback) -> {
            throw new IllegalStateException("an engine must not do this");
        });
        try (TrackingClient client = Offline.builder(broken, clock).build()) {
            assertThatCode(() -> {
                        assertThat(get(client.trackAsync(null)).type()).isEqualTo("validation_error");
                        assertThat(get(client.trackRegistrationAsync(" ")).type())
                                .isEqualTo("validation_error");
                        assertThat(get(client.trackConversionAsync("u")))
                                .isInstanceOfSatisfying(
                                        ConnectionError.class,
                                        error -> assertThat(error.message())
                                                .isEqualTo("internal error: java.lang.IllegalStateException"));
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void an_error_of_an_engine_loses_neither_future_nor_room() throws Exception {
        AtomicInteger count = new AtomicInteger();
        TestError error = new TestError();
        FakeEngine engine = new FakeEngine((request, callback) -> {
            if (count.incrementAndGet() == 1) {
                throw error;
            }
            callback.onResponse(FakeEngine.response(202));
        });
        try (TrackingClient client =
                Offline.builder(engine, clock).maxPending(1).maxInFlight(1).build()) {
            assertThat(get(client.trackAsync(event()))).isInstanceOfSatisfying(ConnectionError.class, failed -> {
                assertThat(failed.cause()).isSameAs(error);
                assertThat(failed.attempts()).isEqualTo(1);
            });
            BulkReport report = client.trackAll(List.of(event(), event()).iterator(), null);
            assertThat(report.accepted())
                    .as("room for one, and a place to send from")
                    .isEqualTo(2);
        }
    }

    @Test
    void an_error_in_a_decision_loses_neither_future_nor_place() throws Exception {
        HeldEngine engine = new HeldEngine();
        TestError error = new TestError();
        TrackingClient client = Tuning.of(
                        Offline.builder(engine, clock).maxInFlight(1).maxPending(1))
                .randomness(() -> {
                    throw error;
                })
                .build();
        CompletableFuture<TrackResult> future = client.trackAsync(event());

        engine.next().onResponse(FakeEngine.response(503));

        assertThat(get(future)).isInstanceOfSatisfying(ConnectionError.class, failed -> {
            assertThat(failed.message()).isEqualTo("internal error: " + TestError.class.getName());
            assertThat(failed.cause()).isSameAs(error);
        });
        Offline.Call<BulkReport> next =
                Offline.start(() -> client.trackAll(List.of(event()).iterator(), null));
        engine.next().onResponse(FakeEngine.response(202));
        assertThat(next.get().accepted()).isEqualTo(1);
        client.close();
    }

    @Test
    void an_interrupt_that_strays_to_a_thread_of_ours_changes_nothing() throws Exception {
        FakeEngine engine = new FakeEngine((request, callback) -> {
            Thread.currentThread().interrupt();
            callback.onResponse(FakeEngine.response(202));
        });
        TrackingClient client = Offline.builder(engine, clock)
                .maxInFlight(1)
                .apiKeySupplier(() -> {
                    Thread.currentThread().interrupt();
                    return Clients.KEY;
                })
                .build();
        List<CompletableFuture<TrackResult>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(client.trackAsync(event()));
        }

        for (CompletableFuture<TrackResult> future : futures) {
            assertThat(brief(get(future))).isEqualTo("accepted 1");
        }
        client.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
