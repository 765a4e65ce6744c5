package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.Json;
import com.risenexa.tracking.testing.Offline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand threads, one client. */
@Timeout(300)
class ManyThreadsTest {
    private static final int THREADS = 1000;

    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void a_thousand_threads_track_at_once_and_each_event_arrives_once_with_its_own_result() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofSeconds(60)).build()) {
            List<Offline.Call<TrackResult>> calls = IntStream.range(0, THREADS)
                    .mapToObj(i -> Offline.start(() -> {
                        awaitGo();
                        return client.trackRegistration("u" + i);
                    }))
                    .toList();
            go.countDown();

            List<String> ids = new ArrayList<>();
            for (Offline.Call<TrackResult> call : calls) {
                assertThat(call.get().isAccepted()).isTrue();
                ids.add(String.valueOf(call.get().eventId()));
            }
            assertThat(sent(server, "event_id")).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(sent(server, "user_id")).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_thousand_threads_queue_at_once_and_each_event_arrives_once_with_its_own_result() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofSeconds(60)).build()) {
            List<Offline.Call<List<CompletableFuture<TrackResult>>>> calls = IntStream.range(0, THREADS)
                    .mapToObj(i -> Offline.start(() -> {
                        awaitGo();
                        return List.of(client.trackRegistrationAsync("u" + i), client.trackConversionAsync("u" + i));
                    }))
                    .toList();
            go.countDown();

            List<String> ids = new ArrayList<>();
            for (Offline.Call<List<CompletableFuture<TrackResult>>> call : calls) {
                for (CompletableFuture<TrackResult> future : call.get()) {
                    assertThat(Offline.get(future).isAccepted()).isTrue();
                    ids.add(String.valueOf(Offline.get(future).eventId()));
                }
            }
            assertThat(sent(server, "event_id")).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(server.connections()).isLessThanOrEqualTo(32);
        }
    }

    private static List<String> sent(RawServer server, String field) {
        return server.requests().stream()
                .map(request -> String.valueOf(Json.object(request.body()).get(field)))
                .toList();
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
