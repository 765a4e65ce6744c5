package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;

/** Puts something around each client that the starter makes. */
public interface ClientDecorator {
    /** Before it is made. */
    default void prepare(TrackingClient.Builder builder) {}

    /** Once it is made, for the startup of this name. */
    TrackingClient decorate(String startup, TrackingClient client);
}
