package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.DiscardReason;
import com.risenexa.tracking.spring.internal.client.OutboxDepth;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Meters of what waits and what was discarded, by startup. */
public final class ClientMetrics implements MeterBinder {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "risenexa.queue.pending", "Events in memory that wait for their results",
            "risenexa.queue.oldest.age", "How long the oldest event in memory has been waiting",
            "risenexa.outbox.pending", "Rows that wait for delivery",
            "risenexa.outbox.parked", "Rows whose event was rejected",
            "risenexa.outbox.oldest.age", "How long the oldest row has been waiting");

    private final ClientRegistry clients;
    private final QueueAgeTracker ages;
    private final MetricsGuard guard;

    public ClientMetrics(ClientRegistry clients, QueueAgeTracker ages, MetricsGuard guard) {
        this.clients = clients;
        this.ages = ages;
        this.guard = guard;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ClientRegistration client : clients.clients()) {
            for (DiscardReason reason : DiscardReason.values()) {
                guard.run(() -> bindDiscards(registry, client, reason));
            }
            gauge(
                    registry,
                    client.name(),
                    "risenexa.queue.pending",
                    client,
                    c -> c.client().pending());
            QueueAgeTracker.AgedClient aged = ages.of(client.name());
            if (aged != null) {
                gauge(registry, client.name(), "risenexa.queue.oldest.age", aged, a -> a.oldestAgeSeconds());
            }
        }
        for (OutboxLifecycle outbox : clients.outboxes()) {
            CachedOutboxDepth depth = new CachedOutboxDepth(outbox, System::nanoTime);
            gauge(registry, outbox.name(), "risenexa.outbox.pending", depth, d -> d.ask(OutboxDepth::pending));
            gauge(registry, outbox.name(), "risenexa.outbox.parked", depth, d -> d.ask(OutboxDepth::parked));
            gauge(registry, outbox.name(), "risenexa.outbox.oldest.age", depth, d -> d.ask(ClientMetrics::age));
        }
    }

    private static void bindDiscards(MeterRegistry registry, ClientRegistration client, DiscardReason reason) {
        FunctionCounter.builder("risenexa.discarded", client, c -> c.discards().count(reason))
                .description("Events that were not sent at all")
                .tag("startup", client.name())
                .tag("reason", reason.tag())
                .register(registry);
    }

    private <T> void gauge(MeterRegistry registry, String startup, String name, T source, ToDoubleFunction<T> value) {
        guard.run(() -> Gauge.builder(name, source, value)
                // A gauge by itself holds its source weakly, and nobody else may hold it.
                .strongReference(true)
                .description(DESCRIPTIONS.get(name))
                .baseUnit(name.endsWith(".age") ? "seconds" : null)
                .tag("startup", startup)
                .register(registry));
    }

    private static double age(OutboxDepth depth) {
        Duration age = depth.oldestAge();
        return age == null ? 0 : age.toMillis() / 1000.0;
    }
}
