package com.risenexa.examples;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** An event in a transaction of JPA's. */
final class OutboxWithJpa {
    private OutboxWithJpa() {}

    static void signUp(EntityManager entities, TrackingOutbox outbox, String userId) {
        // snippet: sign-up
        entities.getTransaction().begin();
        entities.persist(new AppUser(userId));
        entities.unwrap(Session.class)
                .doWork(connection -> outbox.record(connection, TrackingEvent.registration(userId)));
        entities.getTransaction().commit();
        outbox.wake();
        // end
    }
}
