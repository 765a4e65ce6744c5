package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.internal.client.ClientDecorator;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.metrics.ClientMetrics;
import com.risenexa.tracking.spring.internal.metrics.MetricsGuard;
import com.risenexa.tracking.spring.internal.metrics.ObservedClient;
import com.risenexa.tracking.spring.internal.metrics.ObservedRecorder;
import com.risenexa.tracking.spring.internal.metrics.QueueAgeTracker;
import com.risenexa.tracking.spring.internal.metrics.RequestTimer;
import com.risenexa.tracking.spring.internal.metrics.TrackObservations;
import com.risenexa.tracking.spring.internal.outbox.RowRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters and observations, where the application has Micrometer. */
@AutoConfiguration(
        before = RisenexaAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            // Their names in Boot 3.
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
public final class RisenexaMetricsAutoConfiguration {
    @Bean
    MetricsGuard risenexaMetricsGuard() {
        return new MetricsGuard();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {
        @Bean
        QueueAgeTracker risenexaQueueAgeTracker() {
            return new QueueAgeTracker();
        }

        @Bean
        @ConditionalOnMissingBean
        ClientMetrics risenexaMetrics(ClientRegistry clients, QueueAgeTracker ages, MetricsGuard guard) {
            return new ClientMetrics(clients, ages, guard);
        }

        @Bean
        @ConditionalOnSingleCandidate(MeterRegistry.class)
        RequestTimer risenexaRequestTimer(MeterRegistry registry, MetricsGuard guard) {
            return new RequestTimer(registry, guard);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static class Observations {
        @Bean
        TrackObservations risenexaTrackObservations(ObservationRegistry registry, MetricsGuard guard) {
            return new TrackObservations(registry, guard);
        }

        @Bean
        ClientDecorator risenexaObservedClients(TrackObservations observations) {
            return (name, client) -> new ObservedClient(client, observations);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, TrackingOutbox.class})
    @ConditionalOnBean(ObservationRegistry.class)
    static class OutboxObservations {
        @Bean
        RowRecorder.Decorator risenexaObservedRecorder(TrackObservations observations) {
            return recorder -> new ObservedRecorder(recorder, observations);
        }
    }
}
