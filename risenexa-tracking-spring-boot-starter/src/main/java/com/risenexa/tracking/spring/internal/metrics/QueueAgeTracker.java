package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.client.ClientDecorator;
import com.risenexa.tracking.spring.internal.client.ForwardingClient;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tracks how long the oldest event has been in the queue of each client that the starter creates. Thread-safe. */
public final class QueueAgeTracker implements ClientDecorator {
    private final Map<String, AgedClient> clients = new ConcurrentHashMap<>();

    @Override
    public TrackingClient decorate(String name, TrackingClient client) {
        AgedClient aged = new AgedClient(client);
        clients.put(name, aged);
        return aged;
    }

    /** Null for a client that the application made. */
    @Nullable
    AgedClient of(String name) {
        return clients.get(name);
    }

    /** A client that notes when an event enters its queue and when it has its result. */
    static final class AgedClient extends ForwardingClient {
        private final AtomicLong tickets = new AtomicLong();
        private final ConcurrentNavigableMap<Long, Long> enteredNanos = new ConcurrentSkipListMap<>();

        private AgedClient(TrackingClient client) {
            super(client);
        }

        @Override
        public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
            long ticket = tickets.incrementAndGet();
            enteredNanos.put(ticket, System.nanoTime());
            CompletableFuture<TrackResult> future = super.trackAsync(event);
            var unused = future.whenComplete((result, never) -> enteredNanos.remove(ticket));
            return future;
        }

        /** Zero if there is none. */
        double oldestAgeSeconds() {
            Map.Entry<Long, Long> first = enteredNanos.firstEntry();
            long nanos = first == null ? 0 : Math.max(0, System.nanoTime() - first.getValue());
            return TimeUnit.NANOSECONDS.toMillis(nanos) / 1000.0;
        }
    }
}
