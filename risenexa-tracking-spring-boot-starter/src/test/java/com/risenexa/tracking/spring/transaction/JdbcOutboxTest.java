package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.application.Running;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcOutboxTest extends SavepointContract {
    @Override
    Running start() {
        return Running.start(JdbcApplication.class, "risenexa.outbox.create-table=true");
    }

    @Override
    void settle() {
        OutboxDrain.settle(running);
    }

    @Test
    void the_row_goes_through_the_transactions_own_connection() {
        inTransaction(status -> {
            risenexa.trackRegistration("usr_row");
            assertThat(rows()).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(rows()).isZero();
        assertTracked();
    }

    @Test
    void an_insert_that_fails_rolls_the_transaction_back() {
        running.bean(JdbcClient.class)
                .sql("alter table risenexa_outbox rename to away")
                .update();
        try {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> signUp.register("usr_no_table"));
        } finally {
            running.bean(JdbcClient.class)
                    .sql("alter table away rename to risenexa_outbox")
                    .update();
        }
        assertCounted();
    }

    @Test
    void a_commit_whose_outcome_is_unknown_shares_its_fate_with_the_row() {
        OutboxDrain.assertSharedFate(this);
    }

    private long rows() {
        return running.bean(JdbcClient.class)
                .sql("select count(*) from risenexa_outbox")
                .query(Long.class)
                .single();
    }
}
