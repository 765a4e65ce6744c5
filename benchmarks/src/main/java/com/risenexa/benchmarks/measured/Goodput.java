package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A service that takes 200 events a second and answers the rest with 429 and Retry-After: how much of what it would take
 * the client delivers, and how many requests are wasted. A token bucket that holds one second.
 */
public final class Goodput {
    private static final int RATE = 200;
    private static final int SECONDS = 30;
    private static final int EVENTS = RATE * (SECONDS + 10);

    private Goodput() {}

    public static void main(String[] args) throws IOException {
        // Or its answers of two packets wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        AtomicLong accepted = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        // When the limit is met the bucket is empty: later its rest, still to be had, would count as lost.
        AtomicReference<Double> atLastLimit = new AtomicReference<>(Double.NaN);
        Bucket bucket = new Bucket(RATE);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            long wait = bucket.take();
            if (wait == 0) {
                accepted.incrementAndGet();
                Accepted.answer(exchange);
            } else {
                refused.incrementAndGet();
                atLastLimit.set(accepted.get() / bucket.allowed());
                exchange.getResponseHeaders().set("Retry-After", Long.toString(wait));
                exchange.sendResponseHeaders(429, -1);
                exchange.close();
            }
        });
        server.start();
        TrackingClient client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl("http://localhost:" + server.getAddress().getPort())
                .maxRetries(100)
                .build();
        bucket.start();
        for (int i = 0; i < EVENTS; i++) {
            CompletableFuture<?> unused = client.trackRegistrationAsync("user-" + i);
        }
        Out.pause(SECONDS * 1000);
        long count = accepted.get();
        Out.say("goodput", atLastLimit.get());
        Out.say("wasted", (double) refused.get() / (refused.get() + count));
        client.close(Duration.ZERO);
        System.exit(0);
    }
}
