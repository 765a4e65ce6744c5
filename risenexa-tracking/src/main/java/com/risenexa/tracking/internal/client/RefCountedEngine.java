package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.internal.config.Option;
import com.risenexa.tracking.internal.config.Options;
import com.risenexa.tracking.internal.http.JdkEngine;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** One engine for all clients that came from one by {@code toBuilder}; the last one closed lets its connections go. */
final class RefCountedEngine implements HttpEngine {
    private static final int STUCK_PER_IN_FLIGHT = 4;

    private final HttpEngine engine;

    /** Whether we made it. */
    private final boolean ours;

    private int users;

    private RefCountedEngine(HttpEngine engine, boolean ours) {
        this.engine = engine;
        this.ours = ours;
    }

    /** The engine that these options share already or name, else a new one. */
    static RefCountedEngine of(Options options) {
        if (options.engine == null) {
            return new RefCountedEngine(own(options), true);
        }
        return options.engine instanceof RefCountedEngine shared ? shared : new RefCountedEngine(options.engine, false);
    }

    private static HttpEngine own(Options options) {
        HttpEngine found = options.httpClient == null ? find() : null;
        int maxInFlight =
                Objects.requireNonNullElse(options.get(Option.MAX_IN_FLIGHT), Option.MAX_IN_FLIGHT.defaultValue());
        return found != null ? found : new JdkEngine(options.httpClient, STUCK_PER_IN_FLIGHT * maxInFlight);
    }

    /** An engine that is on the class path; null if there is none. One that cannot be loaded is spoken of in the log, and does without. */
    private static @Nullable HttpEngine find() {
        try {
            Iterator<HttpEngine> found = ServiceLoader.load(HttpEngine.class, HttpEngine.class.getClassLoader())
                    .iterator();
            return found.hasNext() ? found.next() : null;
        } catch (ServiceConfigurationError | LinkageError e) {
            ThrottledErrorLog.warn("an HTTP engine on the class path cannot be used, the JDK's is instead: " + e);
            return null;
        }
    }

    synchronized void retain() {
        users++;
    }

    @Override
    public Call send(Request request, Callback callback) {
        return ours ? FirstRequest.send(engine, request, callback) : engine.send(request, callback);
    }

    /** What a request that begins now may take beyond its time-out. */
    Duration extraTime() {
        return ours ? FirstRequest.extraTime(engine.getClass()) : Duration.ZERO;
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return engine.unsupportedReason(uri);
    }

    /** By each client once. */
    @Override
    public synchronized void close() {
        users--;
        if (users == 0 && ours) {
            engine.close();
        }
    }
}
