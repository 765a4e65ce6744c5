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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users hang on the futures, and what harm it cannot do. */
@Timeout(300)
class CallbackTest {
    private final HeldEngine engine = new HeldEngine();
    private final TrackingClient client = Offline.builder(engine, new HandClock())
            .maxPending(10)
            .maxInFlight(2)
            .build();
    private final CountDownLatch forever = new CountDownLatch(1);

    @AfterEach
    void release() {
        forever.countDown();
        client.close(Duration.ZERO);
    }

    @Test
    void a_callback_runs_on_a_daemon_thread_that_sends_nothing() throws Exception {
        CompletableFuture<Thread> ran = client.trackAsync(event()).thenApply(result -> Thread.currentThread());
        accept(1);

        assertThat(get(ran).getName()).startsWith("risenexa-callback-");
        assertThat(get(ran).isDaemon()).isTrue();
    }

    @Test
    void callbacks_that_block_for_ever_hold_their_room_and_stop_no_delivery() throws Exception {
        block(5);
        for (int i = 0; i < 20; i++) {
            CompletableFuture<TrackResult> future = client.trackAsync(event());
            accept(1);
            assertThat(brief(get(future))).isEqualTo("accepted 1");
            Eventually.until(
                    "its room is free", () -> client.flush(Duration.ZERO).delivered() == 5);
        }

        block(5);

        assertThat(brief(get(client.trackAsync(event())))).as("the bound holds").isEqualTo("queue_full 0");
        assertThat(client.flush(Duration.ZERO))
                .as("all are delivered, and not all are told")
                .isEqualTo(new DrainReport(10, 0, List.of(), false));
    }

    @Test
    void what_a_close_cuts_is_told_though_callbacks_block() throws Exception {
        block(5);
        List<CompletableFuture<TrackResult>> cut = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            cut.add(client.trackAsync(event()));
        }

        client.close(Duration.ZERO);

        for (CompletableFuture<TrackResult> future : cut) {
            assertThat(get(future).type()).isEqualTo("client_closed");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 300, 900})
    void callbacks_that_each_join_another_future_do_not_wait_for_one_another(int count) throws Exception {
        HeldEngine held = new HeldEngine();
        try (TrackingClient wide = Offline.builder(held, new HandClock()).build()) {
            List<CompletableFuture<String>> joined = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                joined.add(wide.trackAsync(event())
                        .thenApply(result -> brief(wide.trackAsync(event()).join())));
            }
            held.acceptUntil(CompletableFuture.allOf(joined.toArray(CompletableFuture[]::new)));

            for (CompletableFuture<String> future : joined) {
                assertThat(get(future)).isEqualTo("accepted 1");
            }
        }
    }

    @Test
    void after_callbacks_that_blocked_a_steady_stream_is_told_by_one_thread_again() throws Exception {
        HeldEngine held = new HeldEngine();
        try (TrackingClient wide = Offline.builder(held, new HandClock()).build()) {
            CountDownLatch blocked = new CountDownLatch(64);
            CountDownLatch end = new CountDownLatch(1);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                all.add(wide.trackAsync(event()).thenRun(() -> {
                    blocked.countDown();
                    await(end);
                }));
            }
            CompletableFuture<Void> others = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
            held.acceptUntil(CompletableFuture.runAsync(() -> await(blocked)));
            end.countDown();
            held.acceptUntil(others);

            Eventually.until("one thread tells what comes", () -> {
                Set<Thread> threads = new HashSet<>();
                for (int i = 0; i < 200; i++) {
                    CompletableFuture<Boolean> told =
                            wide.trackAsync(event()).thenApply(result -> threads.add(Thread.currentThread()));
                    held.acceptUntil(told);
                }
                return threads.size() == 1;
            });
        }
    }

    @Test
    void a_callback_that_throws_harms_only_what_hangs_on_it() throws Exception {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CompletableFuture<TrackResult> future = client.trackAsync(event());
        CompletableFuture<Void> throwing = future.thenAccept(result -> {
                    throw new IllegalStateException("of a user");
                })
                .whenComplete((nothing, thrown) -> seen.set(thrown));
        accept(1);

        assertThat(brief(get(future))).isEqualTo("accepted 1");
        Eventually.until("the user's own stage has failed", throwing::isCompletedExceptionally);
        assertThat(seen.get()).hasRootCauseMessage("of a user");
        assertThat(client.flush(Duration.ofSeconds(60)).complete()).isTrue();
        CompletableFuture<TrackResult> next = client.trackAsync(event());
        accept(1);
        assertThat(brief(get(next))).isEqualTo("accepted 1");
    }

    @Test
    void a_future_that_its_owner_completes_or_cancels_still_gives_its_room_back() throws Exception {
        for (int i = 0; i < 100; i++) {
            CompletableFuture<TrackResult> future = client.trackAsync(event());
            future.cancel(true);
            accept(1);
            assertThat(client.flush(Duration.ofSeconds(60)).complete()).isTrue();
        }

        assertThat(engine.requests()).as("a cancel takes no event back").isEqualTo(100);
    }

    private void block(int count) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            // Hung on before the answer comes, or it would run here.
            CompletableFuture<Void> unused = client.trackAsync(event()).thenAccept(result -> {
                begun.countDown();
                await(forever);
            });
        }
        accept(count);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void accept(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            engine.next().onResponse(FakeEngine.response(202));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
