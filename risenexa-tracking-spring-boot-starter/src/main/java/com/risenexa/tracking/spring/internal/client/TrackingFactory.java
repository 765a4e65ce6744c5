package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.TransactionalTracking;
import java.util.function.Function;

/** Makes the {@link TransactionalTracking} of a client, in the way that {@code risenexa.transaction} asks for. */
public final class TrackingFactory {
    private final ClientRegistry clients;
    private final Function<ClientRegistration, TransactionalTracking> mode;

    public TrackingFactory(ClientRegistry clients, Function<ClientRegistration, TransactionalTracking> mode) {
        this.clients = clients;
        this.mode = mode;
    }

    public TransactionalTracking create(String name, TrackingClient client) {
        return mode.apply(clients.getOrRegister(name, client));
    }
}
