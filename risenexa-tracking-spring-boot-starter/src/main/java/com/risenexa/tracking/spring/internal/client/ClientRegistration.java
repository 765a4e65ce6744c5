package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.internal.transaction.DiscardCounters;

/**
 * One startup that the application tracks for.
 *
 * @param name {@link ClientRegistry#DEFAULT}, or the one in {@code risenexa.startups.<name>}
 * @param client sends its events
 * @param plain the same without what is around it, for the outbox, which shares the gate of no client that it does not know
 * @param ours whether the starter made the client, and so closes it
 * @param activity what became of its events
 * @param discards what was not sent
 */
public record ClientRegistration(
        String name,
        TrackingClient client,
        TrackingClient plain,
        boolean ours,
        ResultStats activity,
        DiscardCounters discards) {}
