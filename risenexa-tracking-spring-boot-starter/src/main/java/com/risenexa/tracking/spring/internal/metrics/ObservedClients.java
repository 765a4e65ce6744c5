package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spi.Tuning;
import com.risenexa.tracking.spring.internal.client.ClientDecorator;
import io.micrometer.observation.ObservationRegistry;

/** Observes each event and each request of the clients that the starter makes. */
public final class ObservedClients implements ClientDecorator {
    private final ObservationRegistry registry;

    public ObservedClients(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void prepare(TrackingClient.Builder builder) {
        Tuning.aroundEngine(builder, engine -> new ObservedEngine(engine, registry));
    }

    @Override
    public TrackingClient decorate(String startup, TrackingClient client) {
        return new ObservedClient(client, registry);
    }
}
