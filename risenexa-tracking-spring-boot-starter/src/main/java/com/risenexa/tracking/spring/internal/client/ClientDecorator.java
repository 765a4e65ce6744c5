package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;

/** Wraps each client that the starter makes. */
@FunctionalInterface
public interface ClientDecorator {
    /** Around the client of this name in the {@link ClientRegistry}. */
    TrackingClient decorate(String name, TrackingClient client);
}
