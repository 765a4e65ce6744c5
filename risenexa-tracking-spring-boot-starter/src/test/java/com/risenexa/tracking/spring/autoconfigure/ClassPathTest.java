package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.transaction.AfterCommitTracking;
import com.risenexa.tracking.spring.internal.transaction.ImmediateTracking;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

/** The starter without each of the things that an application may lack. */
class ClassPathTest {
    @Test
    void without_spring_tx_each_event_is_sent_at_once() {
        Runners.configured()
                .withClassLoader(new FilteredClassLoader("org.springframework.transaction", "org.springframework.jdbc"))
                .run(context -> {
                    works(context);
                    assertThat(context).getBean(TransactionalTracking.class).isInstanceOf(ImmediateTracking.class);
                });
    }

    @Test
    void without_micrometer_nothing_is_measured() {
        Runners.configured()
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> {
                    works(context);
                    assertThat(context).doesNotHaveBean("risenexaMetrics");
                });
    }

    @Test
    void without_the_actuator_there_is_no_endpoint_and_no_health() {
        Runners.configured()
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> {
                    works(context);
                    assertThat(context).doesNotHaveBean("risenexaEndpoint").doesNotHaveBean("risenexaHealthIndicator");
                });
    }

    @Test
    void without_the_outbox_events_are_sent_after_the_commit() {
        Runners.configured()
                .withBean(DataSource.class, JdbcDataSource::new)
                .withClassLoader(new FilteredClassLoader("com.risenexa.tracking.outbox"))
                .run(context -> {
                    works(context);
                    assertThat(context).getBean(TransactionalTracking.class).isInstanceOf(AfterCommitTracking.class);
                });
    }

    @Test
    void with_the_outbox_and_no_data_source_events_are_sent_after_the_commit() {
        Runners.configured().run(context -> {
            works(context);
            assertThat(context).doesNotHaveBean(TrackingOutbox.class);
            assertThat(context).getBean(TransactionalTracking.class).isInstanceOf(AfterCommitTracking.class);
        });
    }

    @Test
    void asked_for_the_outbox_without_a_data_source_it_says_so_at_the_start() {
        Runners.configured()
                .withPropertyValues("risenexa.transaction=outbox")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("risenexa.transaction is 'outbox'")
                        .hasMessageContaining("no DataSource bean"));
    }

    @Test
    void asked_for_the_outbox_without_its_jar_it_says_so_at_the_start() {
        Runners.configured()
                .withBean(DataSource.class, JdbcDataSource::new)
                .withPropertyValues("risenexa.transaction=outbox")
                .withClassLoader(new FilteredClassLoader("com.risenexa.tracking.outbox"))
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("risenexa-tracking-outbox"));
    }

    private static void works(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed().hasSingleBean(TrackingClient.class);
        assertThat(context.getBean(TransactionalTracking.class).trackRegistration("usr_1"))
                .isNotNull();
    }
}
