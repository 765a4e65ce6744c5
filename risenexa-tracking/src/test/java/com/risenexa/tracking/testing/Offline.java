package com.risenexa.tracking.testing;

import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.Tuning;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Clients without a network, and what tests do with clients. */
public final class Offline {
    private static final AtomicInteger USERS = new AtomicInteger();

    private Offline() {}

    /** Over an engine, in its own time, with a jitter of zero. */
    public static TrackingClient.Builder builder(HttpEngine engine, HandClock clock) {
        TrackingClient.Builder builder =
                TrackingClient.builder().apiKey(Clients.KEY).startupSlug(Clients.SLUG);
        Tuning.of(builder).randomness(() -> 0.5);
        Tuning.of(builder.listener(clock)).nanoClock(clock);
        return Tuning.of(builder).engine(engine);
    }

    public static TrackingEvent event() {
        return TrackingEvent.registration("user-" + USERS.incrementAndGet());
    }

    /** A call on a thread of its own, which is a daemon. */
    public static <T> Call<T> start(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(call.get());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                    interrupted.complete(Thread.currentThread().isInterrupted());
                },
                "call");
        thread.setDaemon(true);
        thread.start();
        return new Call<>(thread, result, interrupted);
    }

    /** Waits until the delivery thread has seen all that was handed to it before. */
    public static void settle(TrackingClient client) {
        client.flush(Duration.ZERO);
    }

    /** What a future comes to; fails after a minute. */
    public static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    /** The name of a result, and how many requests it took. */
    public static String brief(TrackResult result) {
        return result.type() + " " + result.attempts();
    }

    /** A call under way. */
    public record Call<T>(Thread thread, CompletableFuture<T> result, CompletableFuture<Boolean> interrupted) {
        public T get() throws Exception {
            return Offline.get(result);
        }

        /** Waits until the call waits, with a time limit as all of ours do. */
        public void awaitWaiting() {
            Eventually.until("the call waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        /** Waits until the call waits without one. */
        public void awaitParked() {
            Eventually.until("the call waits", () -> thread.getState() == Thread.State.WAITING);
        }

        /** Whether the thread had its interrupt flag set when the call came back. */
        public boolean keptInterrupt() throws Exception {
            return Offline.get(interrupted);
        }
    }
}
