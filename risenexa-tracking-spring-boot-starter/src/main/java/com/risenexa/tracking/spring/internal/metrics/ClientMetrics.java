package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.OutboxDepth;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import com.risenexa.tracking.spring.internal.transaction.DiscardReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What waits and what was discarded, by startup. */
public final class ClientMetrics implements MeterBinder {
    private final ClientRegistry startups;
    private final QueueAges ages;

    public ClientMetrics(ClientRegistry startups, QueueAges ages) {
        this.startups = startups;
        this.ages = ages;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        startups.all().forEach(startup -> bind(registry, startup));
        startups.workers().forEach(worker -> bind(registry, worker));
    }

    private void bind(MeterRegistry registry, ClientRegistration startup) {
        for (DiscardReason reason : DiscardReason.values()) {
            FunctionCounter.builder(
                            "risenexa.discarded", startup, s -> s.discards().count(reason))
                    .description("Events that were not sent at all")
                    .tag("startup", startup.name())
                    .tag("reason", reason.tag())
                    .register(registry);
        }
        Gauge.builder("risenexa.queue.pending", startup, ClientMetrics::queued)
                .description("Events in memory that wait for their results")
                .tag("startup", startup.name())
                .register(registry);
        QueueAge age = ages.of(startup.name());
        if (age != null) {
            Gauge.builder("risenexa.queue.oldest.age", age, a -> seconds(a.oldest()))
                    .description("How long the oldest event in memory has been waiting")
                    .baseUnit("seconds")
                    .tag("startup", startup.name())
                    .register(registry);
        }
    }

    private static double queued(ClientRegistration startup) {
        return startup.client().flush(Duration.ZERO).undelivered().size();
    }

    private static void bind(MeterRegistry registry, OutboxLifecycle worker) {
        CachedOutboxDepth latest = new CachedOutboxDepth(worker, System::nanoTime);
        gauge(registry, worker, latest, "risenexa.outbox.pending", "Rows that wait for delivery", OutboxDepth::pending);
        gauge(registry, worker, latest, "risenexa.outbox.parked", "Rows that were refused", OutboxDepth::parked);
        Gauge.builder("risenexa.outbox.oldest.age", latest, l -> l.ask(ClientMetrics::age))
                // Nobody else holds it, and a gauge by itself holds weakly.
                .strongReference(true)
                .description("How long the oldest row has been waiting")
                .baseUnit("seconds")
                .tag("startup", worker.startup())
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            OutboxLifecycle worker,
            CachedOutboxDepth latest,
            String name,
            String description,
            ToDoubleFunction<OutboxDepth> value) {
        Gauge.builder(name, latest, l -> l.ask(value))
                // Nobody else holds it, and a gauge by itself holds weakly.
                .strongReference(true)
                .description(description)
                .tag("startup", worker.startup())
                .register(registry);
    }

    private static double age(OutboxDepth depth) {
        return depth.oldestAge() == null ? 0 : seconds(depth.oldestAge());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
