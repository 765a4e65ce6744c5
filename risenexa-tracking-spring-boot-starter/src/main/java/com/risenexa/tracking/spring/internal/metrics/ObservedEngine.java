package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.spi.Engine;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Observes each request as {@code risenexa.client.requests}, named as Spring names those of its own clients. */
final class ObservedEngine implements Engine {
    private final Engine engine;
    private final ObservationRegistry registry;

    ObservedEngine(Engine engine, ObservationRegistry registry) {
        this.engine = engine;
        this.registry = registry;
    }

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        Observation observation = Observation.createNotStarted("risenexa.client.requests", registry)
                .contextualName("risenexa track")
                .start();
        engine.exchange(request, timeout, new Callback() {
            @Override
            public void answered(Answer answer) {
                observation
                        .lowCardinalityKeyValues(KeyValues.of(
                                "status", String.valueOf(answer.status()), "outcome", outcome(answer.status())))
                        .stop();
                callback.answered(answer);
            }

            @Override
            public void failed(Exception cause) {
                observation
                        .lowCardinalityKeyValues(KeyValues.of("status", "CLIENT_ERROR", "outcome", "UNKNOWN"))
                        .error(cause)
                        .stop();
                callback.failed(cause);
            }
        });
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
    public boolean blocks() {
        return engine.blocks();
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return engine.obstacle(uri);
    }

    @Override
    public void close() {
        engine.close();
    }
}
