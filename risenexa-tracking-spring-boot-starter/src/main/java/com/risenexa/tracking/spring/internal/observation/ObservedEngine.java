package com.risenexa.tracking.spring.internal.observation;

import com.risenexa.tracking.spi.HttpEngine;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Observes each request as {@code risenexa.client.requests}, named as Spring names those of its own clients. */
final class ObservedEngine implements HttpEngine {
    private final HttpEngine engine;
    private final ObservationRegistry registry;

    ObservedEngine(HttpEngine engine, ObservationRegistry registry) {
        this.engine = engine;
        this.registry = registry;
    }

    @Override
    public Call send(Request request, Callback callback) {
        Observed observed = new Observed(
                Observation.createNotStarted("risenexa.client.requests", registry)
                        .contextualName("risenexa track")
                        .start(),
                callback);
        Call call = engine.send(request, observed);
        return () -> {
            call.cancel();
            observed.failed(new TimeoutException("the client gave the request up"));
        };
    }

    /** One request, whose observation stops once. */
    private static final class Observed implements Callback {
        private final Observation observation;
        private final Callback callback;
        private final AtomicBoolean stopped = new AtomicBoolean();

        Observed(Observation observation, Callback callback) {
            this.observation = observation;
            this.callback = callback;
        }

        @Override
        public void onResponse(Response response) {
            if (stopped.compareAndSet(false, true)) {
                observation
                        .lowCardinalityKeyValues(KeyValues.of(
                                "status", String.valueOf(response.status()), "outcome", outcome(response.status())))
                        .stop();
            }
            callback.onResponse(response);
        }

        @Override
        public void onFailure(Exception cause) {
            failed(cause);
            callback.onFailure(cause);
        }

        void failed(Exception cause) {
            if (stopped.compareAndSet(false, true)) {
                observation
                        .lowCardinalityKeyValues(KeyValues.of("status", "CLIENT_ERROR", "outcome", "UNKNOWN"))
                        .error(cause)
                        .stop();
            }
        }
    }

    /** The names of Spring's own. */
    static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return engine.unsupportedReason(uri);
    }

    @Override
    public void close() {
        engine.close();
    }
}
