package com.risenexa.tracking.spring.internal.startup;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.transaction.Discards;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The startups that the application tracks for, in the order in which their clients were made. Thread-safe. */
public final class Startups {
    /** The one that needs no qualifier. */
    public static final String DEFAULT = RisenexaProperties.UNNAMED;

    private final List<Startup> all = new CopyOnWriteArrayList<>();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();

    public void add(Startup startup) {
        all.add(startup);
    }

    public List<Startup> all() {
        return List.copyOf(all);
    }

    public void add(Worker worker) {
        workers.add(worker);
    }

    public List<Worker> workers() {
        return List.copyOf(workers);
    }

    /** The one that needs no name; if the application made its client, the starter learns of it here. */
    public synchronized Startup of(TrackingClient client) {
        return named(DEFAULT).orElseGet(() -> {
            Activity unseen = new Activity(InstantSource.system());
            AdoptedClient guarded = new AdoptedClient(client);
            TrackingClient plain = guarded.isFake() ? guarded : client;
            Startup adopted = new Startup(DEFAULT, guarded, plain, false, unseen, new Discards());
            all.add(adopted);
            return adopted;
        });
    }

    public Optional<Startup> named(String name) {
        return all.stream().filter(startup -> startup.name().equals(name)).findFirst();
    }
}
