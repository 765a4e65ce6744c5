package com.risenexa.tracking.outbox.support;

import java.util.UUID;

/** In memory. */
public final class H2Database extends TestDatabase {
    public H2Database() {
        super("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }
}
