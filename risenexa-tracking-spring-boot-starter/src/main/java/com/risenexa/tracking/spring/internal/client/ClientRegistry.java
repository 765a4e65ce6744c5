package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.transaction.DiscardCounters;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The startups that the application tracks for, in the order in which their clients were made. Thread-safe. */
public final class ClientRegistry {
    /** The one that needs no qualifier. */
    public static final String DEFAULT = RisenexaProperties.UNNAMED;

    private final List<ClientRegistration> all = new CopyOnWriteArrayList<>();
    private final List<OutboxLifecycle> workers = new CopyOnWriteArrayList<>();

    public void add(ClientRegistration startup) {
        all.add(startup);
    }

    public List<ClientRegistration> all() {
        return List.copyOf(all);
    }

    public void add(OutboxLifecycle worker) {
        workers.add(worker);
    }

    public List<OutboxLifecycle> workers() {
        return List.copyOf(workers);
    }

    /** The one that needs no name; if the application made its client, the starter learns of it here. */
    public synchronized ClientRegistration of(TrackingClient client) {
        return named(DEFAULT).orElseGet(() -> {
            ResultStats unseen = new ResultStats(InstantSource.system());
            AdoptedClient guarded = new AdoptedClient(client);
            TrackingClient plain = guarded.isFake() ? guarded : client;
            ClientRegistration adopted =
                    new ClientRegistration(DEFAULT, guarded, plain, false, unseen, new DiscardCounters());
            all.add(adopted);
            return adopted;
        });
    }

    public Optional<ClientRegistration> named(String name) {
        return all.stream().filter(startup -> startup.name().equals(name)).findFirst();
    }
}
