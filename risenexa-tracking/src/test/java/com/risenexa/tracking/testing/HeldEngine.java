package com.risenexa.tracking.testing;

import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine that responds when the test does. Thread-safe. */
public final class HeldEngine implements HttpEngine {
    private final BlockingQueue<Callback> held = new LinkedBlockingQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    @Override
    public Call send(Request request, Callback callback) {
        requests.incrementAndGet();
        held.add(callback);
        return () -> held.remove(callback);
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return null;
    }

    @Override
    public void close() {}

    public int requests() {
        return requests.get();
    }

    /** Requests whose response is still to come. */
    public int inFlight() {
        return held.size();
    }

    /** The longest held request; fails if there is none within a minute. */
    public Callback next() throws InterruptedException {
        Callback callback = held.poll(60, TimeUnit.SECONDS);
        if (callback == null) {
            throw new AssertionError("a request expected within a minute");
        }
        return callback;
    }

    /** Says 202 to all that comes until a future is done; returns true. */
    public boolean acceptUntil(CompletableFuture<?> done) {
        Eventually.until("all of them end", () -> {
            for (Callback callback = held.poll(); callback != null; callback = held.poll()) {
                callback.onResponse(FakeEngine.response(202));
            }
            return done.isDone();
        });
        return true;
    }
}
