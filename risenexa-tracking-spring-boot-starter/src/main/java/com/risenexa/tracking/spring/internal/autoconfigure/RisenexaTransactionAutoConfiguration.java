package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.settings.TransactionMode;
import com.risenexa.tracking.spring.internal.startup.TrackingFactory;
import com.risenexa.tracking.spring.internal.transaction.AfterCommitTracking;
import com.risenexa.tracking.spring.internal.transaction.ImmediateTracking;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronization;

/** How tracking and transactions go together, with what is on the class path. */
@AutoConfiguration
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(RisenexaProperties.class)
public final class RisenexaTransactionAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionSynchronization.class)
    static class AfterCommit {
        @Bean
        @ConditionalOnMissingBean(TrackingFactory.class)
        TrackingFactory risenexaTrackingFactory(RisenexaProperties properties) {
            if (properties.transaction() == TransactionMode.IMMEDIATE) {
                return startup -> new ImmediateTracking(startup.client(), startup.discards());
            }
            return startup -> {
                TransactionalTracking immediate = new ImmediateTracking(startup.client(), startup.discards());
                return new AfterCommitTracking(immediate, startup.discards());
            };
        }
    }

    /** Without Spring's transactions there is nothing to wait for. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.transaction.support.TransactionSynchronization")
    static class Immediate {
        @Bean
        @ConditionalOnMissingBean(TrackingFactory.class)
        TrackingFactory risenexaTrackingFactory() {
            return startup -> new ImmediateTracking(startup.client(), startup.discards());
        }
    }
}
