package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.JpaApplication;
import com.risenexa.tracking.spring.application.Running;

class JpaOutboxTest extends TransactionContract {
    @Override
    Running start() {
        return Running.start(JpaApplication.class, "risenexa.outbox.create-table=true");
    }

    @Override
    void settle() {
        OutboxDrain.settle(running);
    }
}
