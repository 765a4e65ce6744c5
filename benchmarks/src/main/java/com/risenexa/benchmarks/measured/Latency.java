package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.HttpEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * From call to delivered, at a steady rate whatever comes back: arguments are client or engine, base URL, events a second,
 * seconds.
 */
public final class Latency {
    private static final int IN_FLIGHT = 32;

    /** The last one counts: until then the compiler takes one core of two. */
    private static final int ROUNDS = 4;

    private final long[] started;
    private final long[] took;
    private final AtomicInteger done = new AtomicInteger();

    private Latency(int count) {
        started = new long[count];
        took = new long[count];
    }

    public static void main(String[] args) {
        int rate = Integer.parseInt(args[2]);
        int count = rate * Integer.parseInt(args[3]);
        if (args[0].equals("client")) {
            client(args[1], rate, count);
        } else {
            engine(args[1], rate, count);
        }
        System.exit(0);
    }

    private static void client(String baseUrl, int rate, int count) {
        try (TrackingClient client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl(baseUrl)
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                Latency latency = new Latency(count);
                latency.run(rate, i -> {
                    CompletableFuture<?> unused = client.trackAsync(
                                    TrackingEvent.registration("user-" + i).withMetadata(Sample.METADATA))
                            .thenRun(() -> latency.end(i));
                });
                latency.say(round);
            }
        }
    }

    private static void engine(String baseUrl, int rate, int count) {
        HttpEngine.Request request = Bare.request(baseUrl);
        // As many as the client lets in flight; the wait for room counts, as it does there.
        Semaphore room = new Semaphore(IN_FLIGHT);
        try (HttpEngine engine = Bare.engine()) {
            for (int round = 0; round < ROUNDS; round++) {
                Latency latency = new Latency(count);
                IntConsumer send = i -> engine.send(request, new HttpEngine.Callback() {
                    @Override
                    public void onResponse(HttpEngine.Response response) {
                        room.release();
                        latency.end(i);
                    }

                    @Override
                    public void onFailure(Exception cause) {
                        throw new IllegalStateException("the server is healthy", cause);
                    }
                });
                latency.run(rate, i -> {
                    room.acquireUninterruptibly();
                    send.accept(i);
                });
                latency.say(round);
            }
        }
    }

    private void run(int rate, IntConsumer send) {
        long begin = System.nanoTime();
        for (int i = 0; i < started.length; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            started[i] = System.nanoTime();
            send.accept(i);
        }
        while (done.get() < started.length) {
            Out.pause(1);
        }
    }

    private void end(int i) {
        took[i] = System.nanoTime() - started[i];
        done.incrementAndGet();
    }

    private void say(int round) {
        if (round == ROUNDS - 1) {
            Out.sayPercentiles("ns", took);
        }
    }
}
