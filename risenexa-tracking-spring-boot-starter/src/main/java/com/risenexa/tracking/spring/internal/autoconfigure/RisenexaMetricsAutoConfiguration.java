package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.metrics.ClientMetrics;
import com.risenexa.tracking.spring.internal.metrics.ObservedClients;
import com.risenexa.tracking.spring.internal.metrics.ObservedRecorder;
import com.risenexa.tracking.spring.internal.metrics.QueueAges;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters and observations, where the application has Micrometer. */
@AutoConfiguration(
        before = RisenexaAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            // Its name in Boot 3.
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
public final class RisenexaMetricsAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {
        @Bean
        QueueAges risenexaQueueAges() {
            return new QueueAges();
        }

        @Bean
        @ConditionalOnMissingBean
        ClientMetrics risenexaMetrics(ClientRegistry startups, QueueAges ages) {
            return new ClientMetrics(startups, ages);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static class Observations {
        @Bean
        ObservedClients risenexaObservedClients(ObservationRegistry registry) {
            return new ObservedClients(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, TrackingOutbox.class})
    @ConditionalOnBean(ObservationRegistry.class)
    static class OutboxObservations {
        @Bean
        ObservedRecorder risenexaObservedRecords(ObservationRegistry registry) {
            return new ObservedRecorder(registry);
        }
    }
}
