package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Every answer after 300 ms, 64 in flight: events a second. */
public final class SlowService {
    private static final int DELAY = 300;
    private static final int IN_FLIGHT = 64;
    private static final int ROUNDS = 12;

    private SlowService() {}

    public static void main(String[] args) throws IOException {
        // Or its answers of two packets wait 40 ms for an acknowledgement, on 17.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Future<?> unused = later.schedule(() -> Accepted.answer(exchange), DELAY, TimeUnit.MILLISECONDS);
        });
        server.start();
        try (TrackingClient client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl("http://localhost:" + server.getAddress().getPort())
                .maxInFlight(IN_FLIGHT)
                .build()) {
            events(client, IN_FLIGHT);
            long start = System.nanoTime();
            int accepted = events(client, IN_FLIGHT * ROUNDS);
            Out.say("per_second", accepted / ((System.nanoTime() - start) / 1e9));
        }
        System.exit(0);
    }

    private static int events(TrackingClient client, int count) {
        List<CompletableFuture<TrackResult>> pending = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pending.add(client.trackRegistrationAsync("user-" + i));
        }
        return (int)
                pending.stream().filter(future -> future.join().isAccepted()).count();
    }
}
