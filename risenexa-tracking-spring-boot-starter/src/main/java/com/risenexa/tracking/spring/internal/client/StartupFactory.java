package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.settings.StartupProperties;

/** Makes the beans of the startups that have a name. */
public final class StartupFactory {
    private final RisenexaProperties properties;
    private final RisenexaConnectionDetails details;
    private final ClientFactory clients;
    private final TrackingFactory trackings;
    private final ClientRegistry startups;

    public StartupFactory(
            RisenexaProperties properties,
            RisenexaConnectionDetails details,
            ClientFactory clients,
            TrackingFactory trackings,
            ClientRegistry startups) {
        this.properties = properties;
        this.details = details;
        this.clients = clients;
        this.trackings = trackings;
        this.startups = startups;
    }

    /** Where the first startup is, with credentials of its own. */
    public TrackingClient client(String name) {
        StartupProperties own = properties.startups().get(name);
        if (own == null) {
            throw new IllegalStateException("risenexa.startups." + name
                    + " was there when the application was built, and is not there any more");
        }
        RisenexaConnectionDetails given = details.startup(name);
        return clients.create(name, given != null ? given : own.at(details.baseUrl()));
    }

    public TransactionalTracking tracking(String name) {
        return trackings.create(startups.named(name).orElseThrow());
    }
}
