package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.client.ClientDecorator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Notes when an event enters and leaves the queue of each client that the starter makes. Thread-safe. */
public final class QueueAges implements ClientDecorator {
    private final Map<String, QueueAge> byStartup = new ConcurrentHashMap<>();

    @Override
    public TrackingClient decorate(String startup, TrackingClient client) {
        QueueAge age = new QueueAge(System::nanoTime);
        byStartup.put(startup, age);
        return new AgedClient(client, age);
    }

    /** Null for a startup whose client the application made. */
    @Nullable
    QueueAge of(String startup) {
        return byStartup.get(startup);
    }

    private static final class AgedClient extends ForwardingClient {
        private final QueueAge age;

        AgedClient(TrackingClient client, QueueAge age) {
            super(client);
            this.age = age;
        }

        @Override
        public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
            long place = age.enter();
            CompletableFuture<TrackResult> future = client.trackAsync(event);
            var unused = future.whenComplete((result, never) -> age.leave(place));
            return future;
        }
    }
}
