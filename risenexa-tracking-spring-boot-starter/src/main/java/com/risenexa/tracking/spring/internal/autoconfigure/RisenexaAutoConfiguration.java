package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.client.ClientDecorator;
import com.risenexa.tracking.spring.internal.client.ClientFactory;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.TrackingFactory;
import com.risenexa.tracking.spring.internal.client.TrackingLifecycle;
import com.risenexa.tracking.spring.internal.client.TransactionCheck;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
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
    ClientRegistry risenexaClientRegistry() {
        return new ClientRegistry();
    }

    @Bean
    TrackingLifecycle risenexaLifecycle(ClientRegistry clients, RisenexaProperties properties) {
        return new TrackingLifecycle(clients, properties.shutdownTimeout());
    }

    /** The lifecycle comes first, and so is destroyed after every bean that has a client, which it closes. */
    @Bean
    @DependsOn("risenexaLifecycle")
    ClientFactory risenexaClientFactory(
            RisenexaProperties properties,
            RisenexaConnectionDetails details,
            ClientRegistry clients,
            ObjectProvider<TrackingClient.Builder> builders,
            ObjectProvider<TrackingListener> listeners,
            ObjectProvider<TrackingClientBuilderCustomizer> customizers,
            ObjectProvider<ClientDecorator> decorators,
            ObjectProvider<TransactionCheck> transactions) {
        return new ClientFactory(
                properties, details, clients, builders, listeners, customizers, decorators, transactions);
    }

    /** Closed by {@link TrackingLifecycle}, which knows how long it may take. Never lazy: it logs what is missing. */
    @Bean(destroyMethod = "")
    @Lazy(false)
    @ConditionalOnMissingBean
    TrackingClient risenexaTrackingClient(ClientFactory clients) {
        return clients.create(ClientRegistry.DEFAULT);
    }

    @Bean
    @ConditionalOnMissingBean
    TransactionalTracking risenexaTransactionalTracking(TrackingClient client, TrackingFactory trackings) {
        return trackings.create(ClientRegistry.DEFAULT, client);
    }

    @Bean
    PublishedEvents risenexaPublishedEvents(TransactionalTracking tracking) {
        return new PublishedEvents(tracking);
    }

    /** Tracks the {@link TrackingEvent}s that are published as application events. */
    record PublishedEvents(TransactionalTracking tracking)
            implements ApplicationListener<PayloadApplicationEvent<TrackingEvent>> {
        @Override
        public void onApplicationEvent(PayloadApplicationEvent<TrackingEvent> published) {
            tracking.track(published.getPayload());
        }
    }
}
