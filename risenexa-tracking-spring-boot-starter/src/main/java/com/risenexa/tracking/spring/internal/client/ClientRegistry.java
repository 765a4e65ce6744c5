package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The clients of the application and their outboxes, in the order in which they were made. Thread-safe. */
public final class ClientRegistry {
    /** The name of the client that needs no qualifier. */
    public static final String DEFAULT = RisenexaProperties.UNNAMED;

    private final List<ClientRegistration> clients = new CopyOnWriteArrayList<>();
    private final List<OutboxLifecycle> outboxes = new CopyOnWriteArrayList<>();

    void add(ClientRegistration registration) {
        clients.add(registration);
    }

    public void add(OutboxLifecycle outbox) {
        outboxes.add(outbox);
    }

    public List<ClientRegistration> clients() {
        return List.copyOf(clients);
    }

    public List<OutboxLifecycle> outboxes() {
        return List.copyOf(outboxes);
    }

    /**
     * The registration of this name.
     *
     * @param client registered now if there is none of this name: then the application made it
     */
    public synchronized ClientRegistration getOrRegister(String name, TrackingClient client) {
        for (ClientRegistration known : clients) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        ClientRegistration adopted = AdoptedClient.register(name, client);
        clients.add(adopted);
        return adopted;
    }
}
