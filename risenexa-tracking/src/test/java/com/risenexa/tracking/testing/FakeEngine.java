package com.risenexa.tracking.testing;

import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine without a network: it responds at once, from inside {@code send}, as its script says. Thread-safe. */
public final class FakeEngine implements HttpEngine {
    /** Says what comes of one request. */
    @FunctionalInterface
    public interface Script {
        void send(Request request, Callback callback);
    }

    private final Script script;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();

    public FakeEngine(Script script) {
        this.script = script;
    }

    /** Every request gets the next status; the last one is for all that follow. */
    public static FakeEngine answering(int... statuses) {
        AtomicInteger count = new AtomicInteger();
        return new FakeEngine((request, callback) ->
                callback.onResponse(response(statuses[Math.min(count.getAndIncrement(), statuses.length - 1)])));
    }

    public static Response response(int status) {
        return new Response(status, null, null, new byte[0], true);
    }

    public static Response response(int status, String retryAfter) {
        return new Response(status, retryAfter, null, new byte[0], true);
    }

    @Override
    public Call send(Request request, Callback callback) {
        requests.incrementAndGet();
        script.send(request, callback);
        return () -> {};
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return null;
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    public int requests() {
        return requests.get();
    }

    public int closes() {
        return closes.get();
    }
}
