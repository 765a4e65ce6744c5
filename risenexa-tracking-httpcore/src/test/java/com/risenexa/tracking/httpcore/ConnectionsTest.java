package com.risenexa.tracking.httpcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.OurThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections are kept, shared and given up. */
@Timeout(300)
class ConnectionsTest {

    @Test
    void one_connection_carries_one_event_after_the_other() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            for (int i = 0; i < 50; i++) {
                assertThat(client.trackRegistration("u" + i).attempts()).isEqualTo(1);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void as_many_connections_are_opened_as_requests_are_in_flight() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(Reply.after(all, Reply.ACCEPTED));
                TrackingClient client = Clients.builder(server).maxInFlight(7).build()) {
            List<CompletableFuture<?>> pending = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                pending.add(client.trackRegistrationAsync("u" + i));
            }
            server.awaitRequests(7);
            all.countDown();
            pending.forEach(CompletableFuture::join);

            assertThat(server.connections()).isEqualTo(7);
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void a_connection_that_says_close_is_not_used_again() {
        try (RawServer server = RawServer.answering(Reply.status(202, "Connection: close"));
                TrackingClient client = Clients.builder(server).build()) {
            client.trackRegistration("u1");
            client.trackRegistration("u2");

            assertThat(server.requests()).extracting(RawRequest::connection).containsExactly(1, 2);
        }
    }

    @Test
    void connections_that_the_server_closes_between_events_cost_no_attempt() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED.thenClose());
                TrackingClient client = Clients.builder(server).maxRetries(3).build()) {
            for (int i = 0; i < 200; i++) {
                assertThat(client.trackRegistration("u" + i).isAccepted()).isTrue();
            }
            assertThat(server.requests()).hasSizeBetween(200, 400);
        }
    }

    @Test
    void a_closed_client_leaves_neither_threads_nor_connections() throws Exception {
        Set<Thread> before = new HashSet<>(OurThreads.named("risenexa-"));
        CountDownLatch hungUp = new CountDownLatch(1);
        Reply watched = (request, line) -> {
            Reply.ACCEPTED.to(request, line);
            line.awaitEnd();
            hungUp.countDown();
        };
        try (RawServer server = RawServer.answering(watched)) {
            TrackingClient client = Clients.builder(server).build();
            client.trackRegistration("u1");
            List<Thread> io = OurThreads.since(before).stream()
                    .filter(thread -> thread.getName().startsWith("risenexa-http-io"))
                    .toList();
            assertThat(io).hasSize(1);
            assertThat(io.get(0).isDaemon()).isTrue();
            client.close();

            hungUp.await();
            OurThreads.awaitEnd(io);
        }
    }

    @Test
    void an_engine_that_was_closed_connects_anew() {
        HttpCoreEngine engine = new HttpCoreEngine();
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            TrackingClient first =
                    Tuning.of(Clients.builder(server)).engine(engine).build();
            assertThat(first.trackRegistration("u1").isAccepted()).isTrue();
            engine.close();
            assertThat(first.trackRegistration("u2").attempts()).isEqualTo(1);
            assertThat(server.connections()).isEqualTo(2);
            first.close();
            engine.close();
        }
    }

    @Test
    void an_exchange_under_way_when_the_engine_closes_comes_to_its_end() throws Exception {
        HttpCoreEngine engine = new HttpCoreEngine();
        CountDownLatch answer = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(Reply.after(answer, Reply.ACCEPTED))) {
            TrackingClient client = Tuning.of(Clients.builder(server))
                    .engine(engine)
                    .timeout(Duration.ofSeconds(20))
                    .build();
            CompletableFuture<?> pending = client.trackRegistrationAsync("u1");
            server.awaitRequests(1);
            engine.close();
            answer.countDown();

            assertThat(pending.join().toString()).startsWith("Accepted");
            assertThat(server.requests()).hasSize(1);
            client.close();
        }
    }
}
