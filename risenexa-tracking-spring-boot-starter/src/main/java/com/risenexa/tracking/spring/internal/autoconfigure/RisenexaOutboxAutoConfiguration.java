package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.TrackingFactory;
import com.risenexa.tracking.spring.internal.outbox.OutboxDataSource;
import com.risenexa.tracking.spring.internal.outbox.OutboxFactory;
import com.risenexa.tracking.spring.internal.outbox.OutboxTracking;
import com.risenexa.tracking.spring.internal.outbox.RowRecorder;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Tracking through the outbox, where it and a DataSource are there and nothing else is asked for. */
@AutoConfiguration(
        before = {RisenexaAutoConfiguration.class, RisenexaTransactionAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            // Its name in Boot 3.
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@ConditionalOnClass({TrackingOutbox.class, DataSourceUtils.class})
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(RisenexaProperties.class)
public final class RisenexaOutboxAutoConfiguration {

    @Bean
    @ConditionalOnProperty(name = "risenexa.transaction", havingValue = "outbox", matchIfMissing = true)
    OutboxFactory risenexaOutboxFactory(
            ListableBeanFactory beans, RisenexaProperties properties, ClientRegistry clients) {
        DataSource dataSource = OutboxDataSource.of(beans, properties.outbox().dataSource());
        return new OutboxFactory(dataSource, properties.outbox(), clients);
    }

    /** Delivers what an earlier run left behind, so it is not made only when it is first used. */
    @Bean(destroyMethod = "")
    @Lazy(false)
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "risenexa.transaction", havingValue = "outbox", matchIfMissing = true)
    TrackingOutbox risenexaOutbox(OutboxFactory outboxes, ClientRegistry clients, TrackingClient client) {
        return outboxes.create(clients.getOrRegister(ClientRegistry.DEFAULT, client));
    }

    @Bean
    @ConditionalOnProperty(name = "risenexa.transaction", havingValue = "outbox", matchIfMissing = true)
    TrackingFactory risenexaTrackingFactory(
            OutboxFactory outboxes,
            ClientRegistry clients,
            ObjectProvider<TrackingOutbox> defaultOutbox,
            ObjectProvider<RowRecorder.Decorator> decorators) {
        return new TrackingFactory(clients, client -> {
            TrackingOutbox outbox =
                    client.name().equals(ClientRegistry.DEFAULT) ? defaultOutbox.getObject() : outboxes.create(client);
            RowRecorder recorder = outbox::record;
            for (RowRecorder.Decorator decorator : decorators.orderedStream().toList()) {
                recorder = decorator.decorate(recorder);
            }
            return new OutboxTracking(outbox, recorder, outboxes.connections(), client.discards());
        });
    }
}
