package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.AttemptRepository.Failure;
import com.risenexa.sandbox.internal.store.AttemptStats;
import com.risenexa.sandbox.internal.store.AttemptStats.OutcomeSum;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /metrics}: counters and gauges for Prometheus. */
final class MetricsEndpoint {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String EVENTS = "risenexa_sandbox_events_total";
    private static final String ATTEMPTS = "risenexa_sandbox_attempts_total";
    private static final String REFUSALS = "risenexa_sandbox_refusals_total";
    private static final String READERS = "risenexa_sandbox_stream_readers";
    private static final String FAULTS = "risenexa_sandbox_faults";
    private static final String LAST_SEQ = "risenexa_sandbox_last_seq";

    private MetricsEndpoint() {}

    static CompletableFuture<SandboxResponse> metrics(ApiRequest request) {
        String startup = request.query("startup");
        return request.store()
                .read(connection -> text(request, connection, startup))
                .thenApply(
                        text -> new SandboxResponse(200, PROMETHEUS, Map.of(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(ApiRequest request, Connection connection, @Nullable String startup)
            throws SQLException {
        Metrics metrics = new Metrics();
        metrics.family(EVENTS, "counter", "Logical events that were counted.");
        CounterRepository.all(connection).forEach((slug, counters) -> {
            if (startup == null || startup.equals(slug)) {
                metrics.events(EVENTS, slug, counters);
            }
        });
        metrics.family(ATTEMPTS, "counter", "Requests to the tracking endpoint; no startup where it is unknown.");
        for (OutcomeSum sum : AttemptStats.outcomes(connection, startup)) {
            metrics.sample(ATTEMPTS, sum.attempts(), "startup", sum.startup(), "outcome", sum.outcome());
        }
        metrics.family(REFUSALS, "counter", "Refused requests by code.");
        for (Failure failure : AttemptRepository.failures(connection, Filter.any(startup))) {
            metrics.sample(REFUSALS, failure.count(), "code", failure.code());
        }
        metrics.family(READERS, "gauge", "Readers of the request.context().stream().")
                .sample(READERS, request.context().stream().readers());
        metrics.family(FAULTS, "gauge", "Stored request.context().faults().")
                .sample(FAULTS, request.context().faults().list().size());
        metrics.family(LAST_SEQ, "gauge", "The highest sequence number given.")
                .sample(LAST_SEQ, WriteSession.lastSeq(connection));
        return metrics.text();
    }

    /** The text format that Prometheus reads. */
    private static final class Metrics {
        private final StringBuilder text = new StringBuilder(2048);

        /** Begins a family of samples. */
        Metrics family(String name, String type, String help) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
            return this;
        }

        /** One sample; labels as name, value, name, value. */
        Metrics sample(String name, long value, String... labels) {
            text.append(name);
            for (int i = 0; i < labels.length; i += 2) {
                text.append(i == 0 ? '{' : ',')
                        .append(labels[i])
                        .append("=\"")
                        .append(escaped(labels[i + 1]))
                        .append('"');
            }
            text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
            return this;
        }

        /** What a startup's counters say. */
        void events(String name, String startup, Counters counters) {
            events(name, startup, "user_registered", counters.registered());
            events(name, startup, "user_converted", counters.converted());
        }

        private void events(String name, String startup, String type, Count count) {
            sample(name, count.added(), "startup", startup, "event_type", type, "action", "add");
            sample(name, count.removed(), "startup", startup, "event_type", type, "action", "remove");
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        String text() {
            return text.toString();
        }
    }
}
