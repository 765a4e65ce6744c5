package com.risenexa.tracking.spring.transaction;

import com.risenexa.tracking.spring.application.JpaApplication;
import com.risenexa.tracking.spring.application.Running;
import org.junit.jupiter.api.Test;

class JpaOutboxTest extends TransactionContract {
    @Override
    Running start() {
        return Running.start(JpaApplication.class, "risenexa.outbox.create-table=true");
    }

    @Override
    void settle() {
        OutboxDrain.settle(running);
    }

    @Test
    void nested_is_refused_by_spring_and_the_outer_one_is_sent() {
        JpaNested.isRefusedAndTheOuterOneSent(this);
    }

    @Test
    void a_commit_whose_outcome_is_unknown_shares_its_fate_with_the_row() {
        OutboxDrain.assertSharedFate(this);
    }
}
