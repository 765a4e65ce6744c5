package com.example.shop;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to customers: a row and an event in one transaction, or neither. */
@Service
public class Customers {
    private final JdbcClient jdbc;
    private final TransactionalTracking risenexa;

    Customers(JdbcClient jdbc, TransactionalTracking risenexa) {
        this.jdbc = jdbc;
        this.risenexa = risenexa;
    }

    // snippet: sign-up
    @Transactional
    public UUID signUp(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO customer (id, name) VALUES (?, ?)")
                .params(id, name)
                .update();
        risenexa.trackRegistration(id.toString()); // counted if this transaction commits, and only then
        if (name.isBlank()) {
            throw new IllegalArgumentException("a name is needed"); // rolls back, and the event with it
        }
        return id;
    }
    // end

    /** Does nothing if there is a subscription already. */
    @Transactional
    public void subscribe(UUID id) {
        UUID subscription = UUID.randomUUID();
        int changed = jdbc.sql("UPDATE customer SET subscription = ? WHERE id = ? AND subscription IS NULL")
                .params(subscription, id)
                .update();
        if (changed == 1) {
            risenexa.track(TrackingEvent.conversion(id.toString()).withEventIdFrom(subscription.toString()));
        }
    }

    /** Does nothing if there is no subscription. */
    @Transactional
    public void cancel(UUID id) {
        jdbc.sql("SELECT subscription FROM customer WHERE id = ? AND subscription IS NOT NULL FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional()
                .ifPresent(subscription -> {
                    jdbc.sql("UPDATE customer SET subscription = NULL WHERE id = ?")
                            .param(id)
                            .update();
                    risenexa.track(TrackingEvent.conversion(id.toString())
                            .withEventIdFrom(subscription.toString())
                            .withAction(Action.REMOVE));
                });
    }

    /** What the shop itself knows; Risenexa's counters are to say the same. */
    public Numbers numbers() {
        return jdbc.sql("SELECT count(*) AS customers, count(subscription) AS subscribers FROM customer")
                .query(Numbers.class)
                .single();
    }

    /** Of the shop's own table. */
    public record Numbers(long customers, long subscribers) {}
}
