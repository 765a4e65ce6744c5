package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.TransactionalTracking;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** With a real reactive transaction, on H2 by R2DBC. */
class ReactiveTest {
    private final Said said = Said.listen();
    private final Sandbox sandbox = Sandbox.start();
    private final ConnectionFactory database =
            ConnectionFactories.get("r2dbc:h2:mem:///reactive" + sandbox.port() + "?options=DB_CLOSE_DELAY=-1");
    private final DatabaseClient sql = DatabaseClient.create(database);

    @BeforeEach
    void createTable() {
        sql.sql("create table account (id varchar(64) primary key)").then().block();
    }

    @AfterEach
    void stop() {
        said.close();
        sandbox.close();
    }

    private ApplicationContextRunner reactive() {
        return Runners.configured()
                .withPropertyValues(
                        // A busy machine is no reason to give up.
                        "risenexa.timeout=60s",
                        "risenexa.shutdown-timeout=60s",
                        "risenexa.base-url=" + sandbox.baseUrl(),
                        "risenexa.api-key=" + sandbox.apiKey(),
                        "risenexa.startup-slug=" + sandbox.startupSlug())
                .withBean(R2dbcTransactionManager.class, () -> new R2dbcTransactionManager(database));
    }

    @Test
    void reactive_transactions_are_said_once_not_to_be_seen() {
        reactive().run(context -> assertThat(context).hasNotFailed());
        assertThat(said.linesWith("there is a ReactiveTransactionManager")).hasSize(1);
    }

    @Test
    void without_them_nothing_is_said() {
        Runners.configured().run(context -> assertThat(context).hasNotFailed());
        assertThat(said.linesWith("ReactiveTransactionManager")).isEmpty();
    }

    @Test
    void tracked_within_one_that_rolls_back_it_is_sent_as_is_said() {
        reactive().run(context -> {
            var risenexa = context.getBean(TransactionalTracking.class);
            Mono<Void> work = insert("usr_within")
                    .doOnSuccess(rows -> risenexa.trackRegistration("usr_within"))
                    .then(Mono.error(new IllegalStateException("after the event")));
            assertThatThrownBy(() -> operator(context.getBean(R2dbcTransactionManager.class))
                            .transactional(work)
                            .block())
                    .hasMessage("after the event");
            settle(context.getBean(TrackingClient.class));
        });
        assertThat(users()).isEmpty();
        assertThat(counted()).containsExactly("usr_within");
    }

    @Test
    void tracked_behind_it_it_is_sent_if_it_commits_and_only_then() {
        reactive().run(context -> {
            var risenexa = context.getBean(TransactionalTracking.class);
            TransactionalOperator operator = operator(context.getBean(R2dbcTransactionManager.class));
            operator.transactional(insert("usr_committed"))
                    .doOnSuccess(rows -> risenexa.trackRegistration("usr_committed"))
                    .block();
            Mono<Long> fails = insert("usr_gone").then(Mono.error(new IllegalStateException("rolls back")));
            assertThatThrownBy(() -> operator.transactional(fails)
                            .doOnSuccess(rows -> risenexa.trackRegistration("usr_gone"))
                            .block())
                    .hasMessage("rolls back");
            settle(context.getBean(TrackingClient.class));
        });
        assertThat(users()).containsExactly("usr_committed");
        assertThat(counted()).containsExactly("usr_committed");
    }

    private static TransactionalOperator operator(R2dbcTransactionManager manager) {
        return TransactionalOperator.create(manager);
    }

    private Mono<Long> insert(String id) {
        return sql.sql("insert into account values ('" + id + "')").fetch().rowsUpdated();
    }

    private List<String> users() {
        return sql.sql("select id from account")
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private List<String> counted() {
        return sandbox.events().stream().map(SandboxEvent::userId).toList();
    }

    private static void settle(TrackingClient client) {
        assertThat(client.flush(Duration.ofMinutes(1)).complete()).isTrue();
    }
}
