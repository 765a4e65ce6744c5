package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.OurThreads;
import com.risenexa.tracking.testing.TestError;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one user's code breaks stays his: other events, clients and threads go on (R11). */
@Timeout(300)
class SteadinessTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void r18_a_key_supplier_that_throws_an_error_stops_nobodys_time_out() {
        try (RawServer server = RawServer.answering(Reply.silence());
                TrackingClient client =
                        Clients.builder(server).timeout(SHORT).maxRetries(0).build();
                TrackingClient broken = client.toBuilder()
                        .apiKeySupplier(() -> {
                            throw new NoClassDefFoundError("of a user");
                        })
                        .build()) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<TrackResult> waiting = client.trackAsync(event());

                assertThat(broken.track(event()))
                        .isInstanceOfSatisfying(
                                Rejected.ConfigurationError.class,
                                error -> assertThat(error.message())
                                        .isEqualTo("api_key could not be supplied: java.lang.NoClassDefFoundError"));
                assertTimedOut(waiting.join());
                assertTimedOut(client.track(event()));
            }
        }
    }

    @Test
    void r18_a_key_supplier_that_hangs_holds_up_no_other_client_of_the_same_engine() throws Exception {
        CountDownLatch vault = new CountDownLatch(1);
        try (RawServer server = RawServer.scripted(
                        request -> request.bodyText().contains("\"silent\"") ? Reply.silence() : Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build();
                TrackingClient slow = client.toBuilder()
                        .apiKeySupplier(() -> {
                            await(vault);
                            return Clients.KEY;
                        })
                        .build();
                TrackingClient hurried =
                        client.toBuilder().timeout(SHORT).maxRetries(0).build()) {
            CompletableFuture<TrackResult> waiting = slow.trackAsync(event());

            assertThat(brief(client.track(event()))).isEqualTo("accepted 1");
            assertTimedOut(hurried.track(TrackingEvent.registration("silent")));
            assertThat(waiting).isNotDone();
            vault.countDown();
            assertThat(brief(get(waiting))).isEqualTo("accepted 1");
        }
    }

    @Test
    void r15_a_server_that_takes_ten_a_second_gets_1500_events_and_none_ends_for_its_time_in_the_queue()
            throws Exception {
        // A hundred times as fast: ten in 10 ms, and a second to wait takes as long.
        try (RawServer server = RawServer.scripted(new TenAtATime(Duration.ofMillis(10))::replyTo);
                TrackingClient client = Tuning.of(Clients.inRealTime(server))
                        .timeScale(100)
                        .maxRetries(100)
                        .build()) {
            List<CompletableFuture<TrackResult>> all = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                all.add(client.trackAsync(event()));
            }

            for (CompletableFuture<TrackResult> future : all) {
                assertThat(future.get(240, TimeUnit.SECONDS).type()).isEqualTo("accepted");
            }
        }
    }

    @Test
    void after_a_close_no_thread_of_the_client_is_left_for_long() throws Exception {
        Set<Thread> before = new HashSet<>(OurThreads.named("risenexa-"));
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            List<TrackingClient> clients = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                TrackingClient client = Clients.builder(server)
                        .apiKeySupplier(() -> Clients.KEY)
                        .listener(new TrackingListener() {})
                        .build();
                assertThat(get(client.trackAsync(event())).isAccepted()).isTrue();
                clients.add(client);
            }

            clients.forEach(TrackingClient::close);

            long closed = System.nanoTime();
            OurThreads.awaitEnd(OurThreads.since(before));
            // An idle one that nobody lets go is there for ten seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void the_listeners_thread_survives_an_error() throws Exception {
        AtomicInteger told = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(10);
        Set<Thread> threads = new HashSet<>();
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .listener(new TrackingListener() {
                            @Override
                            public void onResult(TrackingEvent event, TrackResult result) {
                                threads.add(Thread.currentThread());
                                all.countDown();
                                if (told.incrementAndGet() < 10) {
                                    throw new TestError();
                                }
                            }
                        })
                        .build()) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.track(event()).isAccepted()).isTrue();
            }

            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(threads).hasSize(1);
        }
    }

    @Test
    void the_callbacks_thread_survives_an_error() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).maxPending(1).build()) {
            for (int i = 0; i < 10; i++) {
                CompletableFuture<TrackResult> future = client.trackAsync(event());
                CompletableFuture<Void> unused = future.thenAccept(result -> {
                    throw new TestError();
                });
                assertThat(get(future).isAccepted()).as("there is room").isTrue();
                assertThat(client.flush(Duration.ofSeconds(60)).complete()).isTrue();
            }
        }
    }

    @Test
    void the_key_suppliers_thread_survives_an_error() {
        AtomicInteger asked = new AtomicInteger();
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .apiKeySupplier(() -> {
                            if (asked.incrementAndGet() % 2 == 1) {
                                throw new TestError();
                            }
                            return Clients.KEY;
                        })
                        .build()) {
            for (int i = 0; i < 5; i++) {
                assertThat(brief(client.track(event()))).isEqualTo("configuration_error 0");
                assertThat(brief(client.track(event()))).isEqualTo("accepted 1");
            }
        }
    }

    @Test
    @Tag("jdk-engine")
    void r11_an_error_on_a_thread_of_the_engine_ends_its_event_and_says_so() {
        ProxySelector broken = new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI uri) {
                throw new TestError();
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, java.io.IOException failure) {}
        };
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .httpClient(HttpClient.newBuilder().proxy(broken).build())
                        .build()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.track(event()))
                        .isInstanceOfSatisfying(
                                ConnectionError.class,
                                error -> assertThat(error.message())
                                        .isEqualTo("internal error: " + TestError.class.getName()));
            }
        }
    }

    private static void assertTimedOut(TrackResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ConnectionError.class,
                        error -> assertThat(error.message()).isEqualTo("timed out after 300 ms"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes ten in each piece of time, and says 429 with a second to wait to the rest. */
    private static final class TenAtATime {
        private final long nanos;
        private final long start = System.nanoTime();
        private long piece;
        private int taken;

        TenAtATime(Duration pieces) {
            nanos = pieces.toNanos();
        }

        synchronized Reply replyTo(RawRequest request) {
            long now = (System.nanoTime() - start) / nanos;
            if (now != piece) {
                piece = now;
                taken = 0;
            }
            taken++;
            return taken <= 10 ? Reply.ACCEPTED : Reply.status(429, "Retry-After: 1");
        }
    }
}
