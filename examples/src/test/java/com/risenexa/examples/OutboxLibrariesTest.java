package com.risenexa.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.tracking.outbox.TrackingOutbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jooq.CloseableDSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class OutboxLibrariesTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void an_event_is_in_the_transaction_of_jooq() {
        try (Sandbox sandbox = Sandbox.start();
                CloseableDSLContext dsl = DSL.using(url);
                TrackingOutbox outbox =
                        TrackingOutbox.builder(url, sandbox.client()).build()) {
            users(dsl);
            outbox.createTable();
            OutboxWithJooq.signUp(dsl, outbox, "usr_1");
            assertThat(outbox.status().pending()).isEqualTo(1);
            assertThatThrownBy(() -> OutboxWithJooq.signUp(dsl, outbox, "usr_1"))
                    .isInstanceOf(RuntimeException.class);
            assertThat(outbox.status().pending())
                    .as("the second was rolled back")
                    .isEqualTo(1);
            outbox.start();
            assertThat(sandbox.await(WaitCondition.counted(1).withTimeout(WaitCondition.LONGEST))
                            .reached())
                    .isTrue();
        }
    }

    @Test
    void an_event_is_in_the_transaction_of_jpa() {
        try (Sandbox sandbox = Sandbox.start();
                CloseableDSLContext dsl = DSL.using(url);
                EntityManagerFactory factory = new HibernatePersistenceConfiguration("application")
                        .managedClass(AppUser.class)
                        .jdbcUrl(url)
                        .createEntityManagerFactory();
                TrackingOutbox outbox =
                        TrackingOutbox.builder(url, sandbox.client()).build()) {
            users(dsl);
            outbox.createTable();
            outbox.start();
            try (EntityManager entities = factory.createEntityManager()) {
                OutboxWithJpa.signUp(entities, outbox, "usr_1");
            }
            assertThat(sandbox.await(WaitCondition.counted(1).withTimeout(WaitCondition.LONGEST))
                            .reached())
                    .isTrue();
            assertThat(dsl.fetchCount(DSL.table("users"))).isEqualTo(1);
        }
    }

    private static void users(CloseableDSLContext dsl) {
        dsl.execute("CREATE TABLE users (id varchar(100) PRIMARY KEY)");
    }
}
