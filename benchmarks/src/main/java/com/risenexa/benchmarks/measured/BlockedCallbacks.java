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
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(BLOCKED);
        for (int i = 0; i < BLOCKED; i++) {
            CompletableFuture<?> unused = client.trackRegistrationAsync("user-" + i)
                    .thenRun(() -> {
                        blocked.countDown();
                        await(end);
                    });
        }
        long most = 0;
        while (blocked.getCount() > 0) {
            most = Math.max(most, callToCallback(client));
        }
        Out.say("begin_ns_max", most);
        Out.sayPercentiles("blocked_ns", measure(client, EVENTS));
        end.countDown();
        System.exit(0);
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
