package com.risenexa.tracking.support;

import com.risenexa.tracking.spi.Engine;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An engine without a network: it answers at once, on the caller's thread, as its script says. Thread-safe. */
public final class FakeEngine implements Engine {
    /** Says what comes of one exchange. */
    @FunctionalInterface
    public interface Script {
        void exchange(Request request, Duration timeout, Callback callback);
    }

    private final Script script;
    private final AtomicInteger exchanges = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();

    public FakeEngine(Script script) {
        this.script = script;
    }

    /** Every request gets the next status; the last one is for all that follow. */
    public static FakeEngine answering(int... statuses) {
        AtomicInteger count = new AtomicInteger();
        return new FakeEngine((request, timeout, callback) ->
                callback.answered(answer(statuses[Math.min(count.getAndIncrement(), statuses.length - 1)])));
    }

    public static Answer answer(int status) {
        return new Answer(status, null, null, new byte[0], true);
    }

    public static Answer answer(int status, String retryAfter) {
        return new Answer(status, retryAfter, null, new byte[0], true);
    }

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        exchanges.incrementAndGet();
        script.exchange(request, timeout, callback);
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return null;
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }

    public int exchanges() {
        return exchanges.get();
    }

    public int closes() {
        return closes.get();
    }
}
