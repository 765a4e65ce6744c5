package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.actuate.RisenexaEndpoint;
import com.risenexa.tracking.spring.internal.client.TrackingLifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A mock in the place of the client, as a test has it that tells it nothing. */
@SuppressWarnings({"NullAway", "ReferenceEquality"}) // null against the interface's word is the point
class MockedClientTest {
    /** Answers as Mockito does: null, 0, false, an empty Optional; or null to all that may be null, as with other defaults or other tools. */
    private static TrackingClient mock(boolean emptyOptional) {
        return (TrackingClient) Proxy.newProxyInstance(
                TrackingClient.class.getClassLoader(),
                new Class<?>[] {TrackingClient.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> 1;
                    case "toString" -> "mock";
                    case "pending" -> 0;
                    case "startupSlug" -> emptyOptional ? Optional.empty() : null;
                    default -> null;
                });
    }

    private static ApplicationContextRunner mocked() {
        return Runners.configured()
                .withBean("mock", TrackingClient.class, () -> mock(false))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("management.endpoints.web.exposure.include=risenexa");
    }

    @Test
    void whoever_tracks_over_it_gets_an_id_and_nothing_is_thrown() {
        mocked().withPropertyValues("risenexa.transaction=after-commit").run(context -> {
            assertThat(context.getBean(TransactionalTracking.class).trackRegistration("usr_1"))
                    .isNotNull();
            context.getBean(TrackingLifecycle.class).stop();
        });
    }

    @Test
    void the_endpoint_shows_it() {
        mocked().withPropertyValues("risenexa.transaction=after-commit")
                .withBean(RisenexaEndpointOf.class)
                .run(context -> {
                    RisenexaEndpoint endpoint =
                            context.getBean(RisenexaEndpointOf.class).endpoint();
                    assertThat(endpoint.state()).containsKey("default");
                    assertThat(endpoint.flush()).containsKey("default");
                });
    }

    record RisenexaEndpointOf(com.risenexa.tracking.spring.internal.client.ClientRegistry clients) {
        RisenexaEndpoint endpoint() {
            return new RisenexaEndpoint(clients, Duration.ofSeconds(1));
        }
    }

    @Test
    void of_a_further_startup_it_is_taken_too() {
        mocked().withPropertyValues(
                        "risenexa.transaction=after-commit",
                        "risenexa.startups.partner.api-key=rxt_partner",
                        "risenexa.startups.partner.startup-slug=partner")
                .withAllowBeanDefinitionOverriding(true)
                .withInitializer(context -> context.addBeanFactoryPostProcessor(MockedClientTest::mockPartner))
                .run(context -> {
                    TransactionalTracking partner = BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                            context.getBeanFactory(), TransactionalTracking.class, "partner");
                    assertThat(partner.trackRegistration("usr_1")).isNotNull();
                });
    }

    /** As {@code @MockitoBean} does. */
    private static void mockPartner(ConfigurableListableBeanFactory beans) {
        String name = "risenexaTrackingClient-partner";
        RootBeanDefinition definition = new RootBeanDefinition(TrackingClient.class, () -> mock(true));
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, "partner"));
        definition.setDefaultCandidate(false);
        ((BeanDefinitionRegistry) beans).registerBeanDefinition(name, definition);
    }

    @Test
    void with_the_outbox_the_context_starts_and_the_row_waits_for_a_client_that_answers() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:mocked" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        mocked().withBean(DataSource.class, () -> database)
                .withPropertyValues("risenexa.outbox.create-table=true")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    context.getBean(TransactionalTracking.class).trackRegistration("usr_1");
                    TrackingOutbox outbox = context.getBean(TrackingOutbox.class);
                    await().atMost(Duration.ofMinutes(1))
                            .until(() -> outbox.status().lastError() != null);
                    assertThat(outbox.status().lastError()).contains("the client returned null");
                    assertThat(outbox.status().pending()).isEqualTo(1);
                });
    }
}
