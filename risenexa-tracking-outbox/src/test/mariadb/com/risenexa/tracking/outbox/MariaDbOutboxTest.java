package com.risenexa.tracking.outbox;

import com.risenexa.tracking.outbox.support.TestDatabase;

class MariaDbOutboxTest extends OutboxContract {
    private final TestDatabase database = new MariaDbDatabase();

    @Override
    TestDatabase database() {
        return database;
    }
}
