package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.startup.Activity;
import com.risenexa.tracking.spring.internal.startup.ClientFactory;
import com.risenexa.tracking.spring.internal.startup.Shutdown;
import com.risenexa.tracking.spring.internal.startup.Startup;
import com.risenexa.tracking.spring.internal.startup.Startups;
import com.risenexa.tracking.spring.internal.startup.TrackingFactory;
import com.risenexa.tracking.spring.internal.transaction.Discards;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/** The client, what users inject, and the end of both. */
@AutoConfiguration(after = RisenexaTransactionAutoConfiguration.class)
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(RisenexaProperties.class)
public final class RisenexaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RisenexaConnectionDetails risenexaConnectionDetails(RisenexaProperties properties) {
        return properties.connection();
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    TrackingClient.Builder risenexaClientBuilder() {
        return TrackingClient.builder();
    }

    @Bean
    Startups risenexaStartups() {
        return new Startups();
    }

    @Bean
    Shutdown risenexaShutdown(Startups startups, RisenexaProperties properties) {
        return new Shutdown(startups, properties.shutdownTimeout());
    }

    @Bean
    ClientFactory risenexaClientFactory(
            RisenexaProperties properties,
            Startups startups,
            ObjectProvider<TrackingClient.Builder> builders,
            ObjectProvider<TrackingListener> listeners,
            ObjectProvider<TrackingClientBuilderCustomizer> customizers) {
        return new ClientFactory(
                properties,
                startups,
                builders::getObject,
                listeners.orderedStream().toList(),
                customizers.orderedStream().toList());
    }

    /** Closed by {@link Shutdown}, which knows how long it may take. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    TrackingClient risenexaTrackingClient(ClientFactory clients, RisenexaConnectionDetails details) {
        return clients.create(Startups.DEFAULT, details);
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionalTracking risenexaTransactionalTracking(
            TrackingClient client, Startups startups, TrackingFactory trackings) {
        Startup startup = startups.named(Startups.DEFAULT).orElseGet(() -> adopted(client));
        return trackings.create(startup);
    }

    @Bean
    TrackingEventListener risenexaTrackingEventListener(TransactionalTracking tracking) {
        return new TrackingEventListener(tracking);
    }

    private static Startup adopted(TrackingClient client) {
        return new Startup(Startups.DEFAULT, client, false, new Activity(InstantSource.system()), new Discards());
    }
}
