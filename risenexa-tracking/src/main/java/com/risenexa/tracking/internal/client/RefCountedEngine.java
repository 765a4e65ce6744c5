package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.internal.config.Defaults;
import com.risenexa.tracking.internal.config.Options;
import com.risenexa.tracking.internal.http.JdkEngine;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One engine for all clients that came from one by {@code toBuilder}; the last one closed lets its connections go. */
final class RefCountedEngine implements HttpEngine {
    private static final int STUCK_PER_IN_FLIGHT = 4;

    private final HttpEngine engine;

    /** Of an engine that we made; null for another's. */
    private final @Nullable Class<? extends HttpEngine> ours;

    private int users;

    private RefCountedEngine(HttpEngine engine, @Nullable Class<? extends HttpEngine> ours) {
        this.engine = engine;
        this.ours = ours;
    }

    /** The engine that these options share already, or one around what they name. */
    static RefCountedEngine of(Options options) {
        UnaryOperator<HttpEngine> around =
                options.aroundEngine == null ? UnaryOperator.identity() : options.aroundEngine;
        if (options.engine == null) {
            HttpEngine own = own(options);
            return new RefCountedEngine(around.apply(own), own.getClass());
        }
        return options.engine instanceof RefCountedEngine shared && options.aroundEngine == null
                ? shared
                : new RefCountedEngine(around.apply(options.engine), null);
    }

    private static HttpEngine own(Options options) {
        HttpEngine found = options.httpClient == null ? EngineLoader.find() : null;
        int maxInFlight = Objects.requireNonNullElse(options.maxInFlight, Defaults.MAX_IN_FLIGHT);
        return found != null ? found : new JdkEngine(options.httpClient, STUCK_PER_IN_FLIGHT * maxInFlight);
    }

    synchronized void retain() {
        users++;
    }

    @Override
    public Call send(Request request, Callback callback) {
        return ours == null ? engine.send(request, callback) : FirstRequest.send(engine, ours, request, callback);
    }

    /** What a request that begins now may take beyond its time-out. */
    Duration extraTime() {
        return ours == null ? Duration.ZERO : FirstRequest.extraTime(ours);
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return engine.unsupportedReason(uri);
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
