package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.internal.config.Options;
import com.risenexa.tracking.internal.http.JdkEngine;
import com.risenexa.tracking.internal.http.LazyHttpClient;
import com.risenexa.tracking.spi.Engine;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One engine for all clients that came from one by {@code toBuilder}; the last one closed lets its connections go. */
final class SharedEngine implements Engine {
    private final Engine engine;

    /** Of an engine that we made; null for another's. */
    private final @Nullable Class<? extends Engine> ours;

    private int users;

    private SharedEngine(Engine engine, @Nullable Class<? extends Engine> ours) {
        this.engine = engine;
        this.ours = ours;
    }

    /** The engine that these options share already, or one around what they name. */
    static SharedEngine of(Options options) {
        UnaryOperator<Engine> around = options.aroundEngine == null ? UnaryOperator.identity() : options.aroundEngine;
        if (options.engine == null) {
            Engine own = own(options);
            return new SharedEngine(around.apply(own), own.getClass());
        }
        return options.engine instanceof SharedEngine shared && options.aroundEngine == null
                ? shared
                : new SharedEngine(around.apply(options.engine), null);
    }

    private static Engine own(Options options) {
        Engine found = options.httpClient == null ? EngineOnClassPath.find() : null;
        return found != null ? found : new JdkEngine(new LazyHttpClient(options.httpClient));
    }

    synchronized void join() {
        users++;
    }

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        engine.exchange(request, timeout, ours == null ? callback : FirstExchange.noted(ours, callback));
    }

    /** What an exchange that begins now may take beyond its time-out. */
    Duration extraTime() {
        return ours == null ? Duration.ZERO : FirstExchange.extraTime(ours);
    }

    @Override
    public boolean blocks() {
        return engine.blocks();
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return engine.obstacle(uri);
    }

    /** By each client once. */
    @Override
    public synchronized void close() {
        users--;
        if (users == 0 && ours != null) {
            engine.close();
        }
    }
}
