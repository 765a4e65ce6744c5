package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;

/** Where the pool's connections are never in auto-commit mode, nobody commits by giving one back. */
class OutboxWithoutAutoCommitTest extends TransactionContract {
    @Override
    Running start() {
        return Running.start(
                JdbcApplication.class,
                "risenexa.outbox.create-table=true",
                "spring.datasource.hikari.auto-commit=false");
    }

    @Override
    void settle() {
        OutboxDrain.settle(running);
    }
}
