package com.risenexa.tracking.spring.internal.startup;

import com.risenexa.tracking.TrackingClient;

/** Puts something around each client that the starter makes. */
public interface ClientDecorator {
    /** Before it is made. */
    void prepare(TrackingClient.Builder builder);

    /** Once it is made. */
    TrackingClient decorate(TrackingClient client);
}
