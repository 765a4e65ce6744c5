package com.risenexa.tracking.spring.transaction.tree;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox without the starter, on Spring's own proxy. */
class PlainOutboxTest {
    @Test
    void it_joins_a_transaction_and_without_one_commits_whatever_mode_the_pools_connections_come_in() {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (HikariDataSource pool = Databases.h2(autoCommit);
                    TrackingClient client = TrackingClient.builder().build();
                    TrackingOutbox outbox = TrackingOutbox.builder(new TransactionAwareDataSourceProxy(pool), client)
                            .build()) {
                outbox.createTable();
                TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

                record(outbox, "alone");
                assertThat(outbox.status().pending()).isEqualTo(1);
                transaction.executeWithoutResult(status -> {
                    record(outbox, "gone");
                    status.setRollbackOnly();
                });
                assertThat(outbox.status().pending()).isEqualTo(1);
                transaction.executeWithoutResult(status -> record(outbox, "in_it"));
                assertThat(outbox.status().pending()).isEqualTo(2);
            }
        }
    }

    private static void record(TrackingOutbox outbox, String userId) {
        try {
            outbox.record(TrackingEvent.registration(userId));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
