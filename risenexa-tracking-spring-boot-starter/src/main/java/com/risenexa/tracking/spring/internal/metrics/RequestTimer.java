package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** Times each request as {@code risenexa.client.requests}, with tags as Spring has them for its own clients. */
public final class RequestTimer implements TrackingListener {
    private final MeterRegistry registry;
    private final MetricsGuard guard;

    public RequestTimer(MeterRegistry registry, MetricsGuard guard) {
        this.registry = registry;
        this.guard = guard;
    }

    @Override
    public void onAttempt(TrackingEvent event, Attempt attempt) {
        Integer status = attempt.statusCode();
        guard.run(() -> Timer.builder("risenexa.client.requests")
                .description("Requests to Risenexa")
                .tag("status", status == null ? "CLIENT_ERROR" : status.toString())
                .tag("outcome", outcome(status))
                .register(registry)
                .record(attempt.duration()));
    }

    private static String outcome(@Nullable Integer status) {
        return switch (status == null ? 0 : status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
