package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;

/**
 * A client of the application and what is known of its events.
 *
 * @param name {@link ClientRegistry#DEFAULT}, or the one in {@code risenexa.startups.<name>}
 * @param client sends the events
 * @param plain the same without decorators; the outbox needs it, to share its connections and its rate limit
 * @param ours whether the starter made the client, and so closes it
 * @param stats how its events ended
 * @param discards what was not sent
 */
public record ClientRegistration(
        String name,
        TrackingClient client,
        TrackingClient plain,
        boolean ours,
        ResultStats stats,
        DiscardCounters discards) {}
