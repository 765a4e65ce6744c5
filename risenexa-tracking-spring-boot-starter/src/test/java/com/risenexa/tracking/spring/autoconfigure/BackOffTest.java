package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.PropertiesConnectionDetails;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The user's own beans come first. */
class BackOffTest {
    @Test
    void an_own_client_takes_the_place_of_the_starters() {
        TrackingClient own = TrackingClient.builder().startupSlug("own").build();
        Runners.configured()
                .withBean("own", TrackingClient.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(TrackingClient.class).isSameAs(own));
    }

    @Test
    void an_own_tracking_takes_the_place_of_the_starters() {
        TransactionalTracking own = event -> null;
        Runners.configured()
                .withBean("own", TransactionalTracking.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(TransactionalTracking.class).isSameAs(own));
    }

    @Test
    void own_connection_details_take_the_place_of_the_properties() {
        Runners.configured()
                .withBean(
                        "own",
                        RisenexaConnectionDetails.class,
                        () -> new PropertiesConnectionDetails("rxt_other", "from-details", null))
                .run(context -> assertThat(context.getBean(TrackingClient.class).startupSlug())
                        .contains("from-details"));
    }

    @Test
    void a_customizer_has_the_last_word_on_the_client() {
        Runners.configured()
                .withBean(TrackingClientBuilderCustomizer.class, () -> builder -> builder.startupSlug("customized"))
                .run(context -> assertThat(context.getBean(TrackingClient.class).startupSlug())
                        .contains("customized"));
    }

    @Test
    void a_listener_bean_is_told_beside_the_starters_own() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        TrackingListener listener = new TrackingListener() {
            @Override
            public void onResult(com.risenexa.tracking.TrackingEvent event, com.risenexa.tracking.TrackResult result) {
                told.countDown();
            }
        };
        Runners.configured().withBean(TrackingListener.class, () -> listener).run(context -> {
            context.getBean(TrackingClient.class).trackRegistration("usr_1");
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        });
    }

    @Test
    void switched_off_there_is_nothing_of_it() {
        Runners.configured()
                .withPropertyValues("risenexa.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(TrackingClient.class)
                        .doesNotHaveBean(TransactionalTracking.class)
                        .doesNotHaveBean("risenexaHealthIndicator"));
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoStartups {
        @Bean
        String slugs(
                TrackingClient first,
                @Qualifier("partner") TrackingClient partner,
                TransactionalTracking tracking,
                @Qualifier("partner") TransactionalTracking partnerTracking) {
            assertThat(tracking).isNotSameAs(partnerTracking);
            return first.startupSlug().orElse("") + " " + partner.startupSlug().orElse("");
        }
    }

    @Test
    void further_startups_are_given_to_who_names_them() {
        Runners.configured()
                .withPropertyValues(
                        "risenexa.startups.partner.api-key=rxt_partner",
                        "risenexa.startups.partner.startup-slug=partner-shop")
                .withUserConfiguration(TwoStartups.class)
                .run(context -> assertThat(context).getBean("slugs").isEqualTo("shop partner-shop"));
    }
}
