package com.risenexa.examples;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** An event in a transaction of jOOQ's. */
final class OutboxWithJooq {
    private OutboxWithJooq() {}

    static void signUp(DSLContext dsl, TrackingOutbox outbox, String userId) {
        // snippet: sign-up
        dsl.transaction(transaction -> {
            DSLContext inside = transaction.dsl();
            inside.insertInto(DSL.table("users")).values(userId).execute();
            inside.connection(connection -> outbox.record(connection, TrackingEvent.registration(userId)));
        });
        outbox.wake();
        // end
    }
}
