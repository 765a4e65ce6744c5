package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.Eventually;
import com.risenexa.testsupport.RawServer;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.CpuTime;
import com.risenexa.tracking.testing.Offline;
import com.risenexa.tracking.testing.RampedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R16 in real time: the server says five seconds, and sees who comes when. */
@Timeout(300)
class PauseOnSocketsTest {
    private final RampedServer ramped = new RampedServer();
    private final List<CompletableFuture<TrackResult>> results = new ArrayList<>();
    private final List<Thread> callers = new ArrayList<>();

    @Test
    void r16_sync_async_and_bulk_all_keep_to_the_moment_and_the_ramp_and_use_no_cpu_until_then() throws Exception {
        CompletableFuture<Attempt> limited = new CompletableFuture<>();
        try (RawServer server = RawServer.scripted(ramped::replyTo);
                TrackingClient client = client(server, limited)) {
            sync(client);
            assertThat(get(limited).statusCode()).isEqualTo(429);
            for (int i = 0; i < 100; i++) {
                results.add(client.trackAsync(event()));
            }
            for (int i = 0; i < 10; i++) {
                sync(client);
            }
            List<TrackingEvent> many = Stream.generate(Offline::event).limit(50).toList();
            Offline.Call<BulkReport> bulk = Offline.start(() -> client.trackAll(many.iterator(), null));
            for (Thread caller : callers) {
                Eventually.until("it pauses", () -> caller.getState() == Thread.State.WAITING);
            }
            Offline.settle(client);
            CpuTime cpu = CpuTime.of(callers);

            server.awaitRequests(2);

            assertThat(cpu.share()).as("CPU used, of the time waited").isLessThan(0.2);
            for (CompletableFuture<TrackResult> result : results) {
                assertThat(get(result).isAccepted()).isTrue();
            }
            assertThat(bulk.get().accepted()).isEqualTo(50);
            assertThat(ramped.arrivals()).hasSize(161).allMatch(arrival -> arrival - ramped.moment() >= 0);
            assertThat(ramped.tooMany()).as("requests beyond the ramp").isZero();
        }
    }

    private void sync(TrackingClient client) {
        Offline.Call<TrackResult> call = Offline.start(() -> client.track(event()));
        results.add(call.result());
        callers.add(call.thread());
    }

    private TrackingClient client(RawServer server, CompletableFuture<Attempt> firstAttempt) {
        TrackingClient.Builder builder = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl(server.baseUrl())
                .timeout(Duration.ofSeconds(30))
                .listener(new TrackingListener() {
                    @Override
                    public void onAttempt(TrackingEvent event, Attempt attempt) {
                        firstAttempt.complete(attempt);
                    }
                });
        return builder.build();
    }
}
