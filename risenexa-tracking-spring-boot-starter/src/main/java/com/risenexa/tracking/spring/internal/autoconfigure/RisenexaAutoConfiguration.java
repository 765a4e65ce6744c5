package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.client.ClientDecorator;
import com.risenexa.tracking.spring.internal.client.ClientFactory;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.StartupFactory;
import com.risenexa.tracking.spring.internal.client.TrackingFactory;
import com.risenexa.tracking.spring.internal.client.TrackingLifecycle;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;

/** The client, what users inject, and the end of both. */
@AutoConfiguration(after = RisenexaTransactionAutoConfiguration.class)
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(RisenexaProperties.class)
@Import(NamedClientsRegistrar.class)
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
    ClientRegistry risenexaStartups() {
        return new ClientRegistry();
    }

    @Bean
    TrackingLifecycle risenexaLifecycle(ClientRegistry startups, RisenexaProperties properties) {
        return new TrackingLifecycle(startups, properties.shutdownTimeout());
    }

    /** The lifecycle comes first, and so is destroyed after every bean that has a client, which it closes. */
    @Bean
    @DependsOn("risenexaLifecycle")
    ClientFactory risenexaClientFactory(
            RisenexaProperties properties,
            ClientRegistry startups,
            ObjectProvider<TrackingClient.Builder> builders,
            ObjectProvider<TrackingListener> listeners,
            ObjectProvider<TrackingClientBuilderCustomizer> customizers,
            ObjectProvider<ClientDecorator> decorators) {
        return new ClientFactory(
                properties,
                startups,
                builders::getObject,
                listeners.orderedStream().toList(),
                customizers.orderedStream().toList(),
                decorators.orderedStream().toList());
    }

    /** Closed by {@link TrackingLifecycle}, which knows how long it may take. Never lazy: it says what it lacks. */
    @Bean(destroyMethod = "")
    @Lazy(false)
    @ConditionalOnMissingBean
    TrackingClient risenexaTrackingClient(ClientFactory clients, RisenexaConnectionDetails details) {
        return clients.create(ClientRegistry.DEFAULT, details);
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionalTracking risenexaTransactionalTracking(
            TrackingClient client, ClientRegistry startups, TrackingFactory trackings) {
        return trackings.create(startups.of(client));
    }

    @Bean
    StartupFactory risenexaStartupFactory(
            RisenexaProperties properties,
            RisenexaConnectionDetails details,
            ClientFactory clients,
            TrackingFactory trackings,
            ClientRegistry startups) {
        return new StartupFactory(properties, details, clients, trackings, startups);
    }

    @Bean
    TrackingEventListener risenexaTrackingEventListener(TransactionalTracking tracking) {
        return new TrackingEventListener(tracking);
    }
}
