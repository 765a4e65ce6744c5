package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.autoconfigure.InvalidTrackingConfigurationFailureAnalyzer;
import com.risenexa.tracking.spring.internal.autoconfigure.OutboxFailureAnalyzer;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which database the events are recorded in. */
class DataSourcesTest {
    private final Said said = Said.listen();

    @AfterEach
    void stopListening() {
        said.close();
    }

    private static ApplicationContextRunner two() {
        return Runners.configured()
                .withBean("orders", DataSource.class, () -> database("orders"))
                .withBean("users", DataSource.class, () -> database("users"))
                .withPropertyValues("risenexa.outbox.create-table=true");
    }

    @Test
    void two_of_them_are_an_error_at_the_start_that_names_both() {
        two().run(context -> {
            assertThat(context).hasFailed();
            var analysis = new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains("orders", "users");
            assertThat(analysis.getAction()).contains("risenexa.outbox.data-source");
        });
    }

    @Test
    void of_two_the_named_one_is_taken() {
        two().withPropertyValues("risenexa.outbox.data-source=users").run(context -> {
            DataSource users = context.getBean("users", DataSource.class);
            new TransactionTemplate(new JdbcTransactionManager(users)).executeWithoutResult(status -> {
                context.getBean(TransactionalTracking.class).trackRegistration("usr_1");
                status.setRollbackOnly();
            });
            assertThat(context.getBean(TrackingOutbox.class).status().pending()).isZero();
        });
    }

    @Test
    void in_a_transaction_of_the_other_one_it_is_recorded_after_the_commit_and_said_once() {
        two().withPropertyValues("risenexa.outbox.data-source=users").run(context -> {
            TransactionTemplate elsewhere =
                    new TransactionTemplate(new JdbcTransactionManager(context.getBean("orders", DataSource.class)));
            TransactionalTracking tracking = context.getBean(TransactionalTracking.class);
            TrackingOutbox outbox = context.getBean(TrackingOutbox.class);
            elsewhere.executeWithoutResult(status -> {
                tracking.trackRegistration("usr_gone");
                status.setRollbackOnly();
            });
            assertThat(outbox.status().pending()).isZero();
            for (int i = 0; i < 2; i++) {
                elsewhere.executeWithoutResult(status -> {
                    tracking.trackRegistration("usr_kept");
                    assertThat(outbox.status().pending()).isLessThan(2);
                });
            }
            assertThat(outbox.status().pending()).isEqualTo(2);
        });
        assertThat(said.linesWith("a transaction that holds no connection of the outbox's DataSource"))
                .hasSize(1);
    }

    @Test
    void a_further_startup_has_a_table_of_its_own() {
        Runners.configured()
                .withBean(DataSource.class, () -> database("one"))
                .withPropertyValues(
                        "risenexa.outbox.create-table=true",
                        "risenexa.startups.my-partner.api-key=rxt_partner",
                        "risenexa.startups.my-partner.startup-slug=partner")
                .run(context -> {
                    var partner = BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                            context.getBeanFactory(), TransactionalTracking.class, "my-partner");
                    DataSource dataSource = context.getBean(DataSource.class);
                    new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> {
                        partner.trackRegistration("usr_partner");
                        var rows = JdbcClient.create(dataSource)
                                .sql("select count(*) from risenexa_outbox_my_partner")
                                .query(Long.class)
                                .single();
                        assertThat(rows).isEqualTo(1);
                        status.setRollbackOnly();
                    });
                });
    }

    @Test
    void a_name_that_is_no_bean_is_an_error_that_names_those_that_are() {
        two().withPropertyValues("risenexa.outbox.data-source=user").run(context -> {
            var analysis = new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains("'user'");
            assertThat(analysis.getAction()).contains("orders", "users");
        });
    }

    @Test
    void a_missing_table_is_an_error_at_the_start_that_says_what_to_do() {
        Runners.configured().withBean(DataSource.class, () -> database("empty")).run(context -> {
            assertThat(context).hasFailed();
            var analysis = new OutboxFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains("risenexa_outbox");
            assertThat(analysis.getAction()).contains("risenexa.outbox.create-table=true");
        });
    }

    @Test
    void settings_out_of_range_are_an_error_at_the_start_that_names_property_value_and_range() {
        assertUnusable("max-in-flight=257", "risenexa.outbox.max-in-flight=257; 1 to 256 is expected");
        assertUnusable("poll-interval=1h", "risenexa.outbox.poll-interval=1h; 10ms to 1m is expected");
        assertUnusable("heartbeat=61s", "risenexa.outbox.heartbeat=61s; 100ms to 1m is expected");
        assertUnusable("table=a;b", "risenexa.outbox.table=a;b");
        assertUnusable("table=${NOT_SET}", "risenexa.outbox.table is missing: its value asks for ${NOT_SET}");
        assertUnusable(
                "data-source=${NOT_SET}", "risenexa.outbox.data-source is missing: its value asks for ${NOT_SET}");
    }

    private static void assertUnusable(String setting, String description) {
        Runners.configured()
                .withBean(DataSource.class, () -> database("range"))
                .withPropertyValues("risenexa.outbox." + setting)
                .run(context -> {
                    var analysis =
                            new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription()).startsWith(description);
                    assertThat(analysis.getAction()).contains("risenexa.outbox.");
                });
    }

    @Test
    void two_startups_whose_names_give_one_table_are_an_error_at_the_start_that_names_both() {
        Runners.configured()
                .withBean(DataSource.class, () -> database("same"))
                .withPropertyValues(
                        "risenexa.outbox.create-table=true",
                        "risenexa.startups.my-partner.startup-slug=one",
                        "risenexa.startups[my_partner].startup-slug=two")
                .run(context -> {
                    var analysis =
                            new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("my-partner", "my_partner", "risenexa_outbox_my_partner");
                });
    }

    private static DataSource database(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        String unique = name + Long.toHexString(System.nanoTime()).toLowerCase(Locale.ROOT);
        dataSource.setURL("jdbc:h2:mem:" + unique + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
