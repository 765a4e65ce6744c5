package com.risenexa.tracking.support;

import com.risenexa.tracking.spi.Engine;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine that does not block, and answers when the test does. Thread-safe. */
public final class HeldEngine implements Engine {
    private final BlockingQueue<Callback> held = new LinkedBlockingQueue<>();
    private final AtomicInteger exchanges = new AtomicInteger();

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        exchanges.incrementAndGet();
        held.add(callback);
    }

    @Override
    public boolean blocks() {
        return false;
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return null;
    }

    @Override
    public void close() {}

    public int exchanges() {
        return exchanges.get();
    }

    /** Exchanges whose answer is still to come. */
    public int inFlight() {
        return held.size();
    }

    /** The longest held exchange; fails if there is none within a minute. */
    public Callback next() throws InterruptedException {
        Callback callback = held.poll(60, TimeUnit.SECONDS);
        if (callback == null) {
            throw new AssertionError("an exchange expected within a minute");
        }
        return callback;
    }

    /** Says 202 to all that comes until a future is done; returns true. */
    public boolean acceptUntil(CompletableFuture<?> done) {
        Until.holds("all of them end", () -> {
            for (Callback callback = held.poll(); callback != null; callback = held.poll()) {
                callback.answered(FakeEngine.answer(202));
            }
            return done.isDone();
        });
        return true;
    }
}
