package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** An event's call to its callback while nobody, and while 64 callbacks of other events, block: the argument is the base URL. */
public final class BlockedCallbacks {
    private static final int BLOCKED = 64;
    private static final int EVENTS = 300;

    private BlockedCallbacks() {}

    public static void main(String[] args) {
        TrackingClient client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl(args[0])
                .build();
        measure(client, 5 * EVENTS);
        Out.sayPercentiles("undisturbed_ns", measure(client, EVENTS));
        // Connections and threads for as many at a time; their callbacks return at once.
        slowestBeside(client, () -> {});
        Out.say("burst_ns_max", slowestBeside(client, () -> {}));
        CountDownLatch end = new CountDownLatch(1);
        Out.say("begin_ns_max", slowestBeside(client, () -> await(end)));
        Out.sayPercentiles("blocked_ns", measure(client, EVENTS));
        end.countDown();
        System.exit(0);
    }

    /** The longest call to callback while 64 other events come to their callbacks. */
    private static long slowestBeside(TrackingClient client, Runnable callback) {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(BLOCKED);
        for (int i = 0; i < BLOCKED; i++) {
            CompletableFuture<?> unused = client.trackRegistrationAsync("user-" + i)
                    .thenRun(() -> {
                        begun.countDown();
                        // If the result is there already, this runs on the caller's thread.
                        if (Thread.currentThread() != caller) {
                            callback.run();
                        }
                    });
        }
        long most = 0;
        while (begun.getCount() > 0) {
            most = Math.max(most, callToCallback(client));
        }
        return most;
    }

    private static long[] measure(TrackingClient client, int events) {
        long[] nanos = new long[events];
        for (int i = 0; i < events; i++) {
            Out.pause(1);
            nanos[i] = callToCallback(client);
        }
        return nanos;
    }

    private static long callToCallback(TrackingClient client) {
        CompletableFuture<Long> told = new CompletableFuture<>();
        long start = System.nanoTime();
        CompletableFuture<?> unused =
                client.trackRegistrationAsync("other").thenRun(() -> told.complete(System.nanoTime() - start));
        return told.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a benchmark", e);
        }
    }
}
