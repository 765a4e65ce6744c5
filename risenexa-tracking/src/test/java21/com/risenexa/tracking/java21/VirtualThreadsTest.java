package com.risenexa.tracking.java21;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.testing.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class VirtualThreadsTest {
    @Test
    void a_thousand_virtual_threads_track_on_one_client() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofSeconds(60)).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TrackResult>> results = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String user = "u" + i;
                results.add(threads.submit(() -> client.trackRegistration(user)));
            }

            for (Future<TrackResult> result : results) {
                assertThat(result.get(60, TimeUnit.SECONDS).isAccepted()).isTrue();
            }
            assertThat(server.requests()).hasSize(1000);
        }
    }

    @Test
    void an_interrupted_virtual_thread_gets_its_result_and_keeps_its_flag() throws Exception {
        try (RawServer server = RawServer.answering(Reply.silence());
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofMinutes(10)).build()) {
            List<String> seen = new ArrayList<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                TrackResult result = client.trackRegistration("u");
                seen.add(result.type() + " " + Thread.currentThread().isInterrupted());
            });
            server.awaitRequests(1);

            caller.interrupt();

            assertThat(caller.join(Duration.ofSeconds(60))).isTrue();
            assertThat(seen).containsExactly("connection_error true");
        }
    }
}
