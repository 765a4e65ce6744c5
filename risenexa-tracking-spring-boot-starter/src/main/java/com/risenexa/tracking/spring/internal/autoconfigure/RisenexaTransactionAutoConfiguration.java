package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.TrackingFactory;
import com.risenexa.tracking.spring.internal.client.TransactionCheck;
import com.risenexa.tracking.spring.internal.settings.InvalidTrackingConfigurationException;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties.TransactionMode;
import com.risenexa.tracking.spring.internal.transaction.AfterCommitTracking;
import com.risenexa.tracking.spring.internal.transaction.ImmediateTracking;
import com.risenexa.tracking.spring.internal.transaction.ReactiveTransactionWarning;
import com.risenexa.tracking.spring.internal.transaction.ThreadTransactions;
import com.risenexa.tracking.spring.internal.transaction.TransactionListeners;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.util.ClassUtils;

/** Configures tracking within transactions without the outbox. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            // Its name in Boot 3.
            "org.springframework.boot.autoconfigure.r2dbc.R2dbcTransactionManagerAutoConfiguration"
        })
@ConditionalOnProperty(name = "risenexa.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(RisenexaProperties.class)
public final class RisenexaTransactionAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionSynchronization.class)
    static class AfterCommit {
        @Bean
        @ConditionalOnMissingBean(TrackingFactory.class)
        TrackingFactory risenexaTrackingFactory(
                RisenexaProperties properties, ClientRegistry clients, ApplicationContext context) {
            rejectOutbox(properties, context.getClassLoader());
            if (properties.transaction() == TransactionMode.IMMEDIATE) {
                return new TrackingFactory(clients, ImmediateTracking::new);
            }
            return new TrackingFactory(
                    clients, client -> new AfterCommitTracking(new ImmediateTracking(client), client.discards()));
        }

        @Bean
        TransactionCheck risenexaTransactionCheck(RisenexaProperties properties) {
            // Who asks for that mode knows that transactions are ignored.
            boolean ignored = properties.transaction() == TransactionMode.IMMEDIATE;
            return () -> !ignored && ThreadTransactions.isActive();
        }
    }

    /** Early and on its own, since managers of all sorts are made early. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(TransactionSynchronization.class)
    static class Listening {
        @Bean
        static TransactionListeners risenexaTransactionListeners() {
            return new TransactionListeners();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ReactiveTransactionManager.class)
    @ConditionalOnBean(ReactiveTransactionManager.class)
    static class Reactive {
        @Bean
        ReactiveTransactionWarning risenexaReactiveNotice() {
            return new ReactiveTransactionWarning();
        }
    }

    /** Without Spring's transactions there is nothing to wait for. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.transaction.support.TransactionSynchronization")
    static class Immediate {
        @Bean
        @ConditionalOnMissingBean(TrackingFactory.class)
        TrackingFactory risenexaTrackingFactory(
                RisenexaProperties properties, ClientRegistry clients, ApplicationContext context) {
            rejectOutbox(properties, context.getClassLoader());
            return new TrackingFactory(clients, ImmediateTracking::new);
        }
    }

    /** An application that asks for the outbox must not silently get less. */
    private static void rejectOutbox(RisenexaProperties properties, @Nullable ClassLoader classes) {
        if (properties.transaction() != TransactionMode.OUTBOX) {
            return;
        }
        String asked = "risenexa.transaction is 'outbox', and ";
        String orElse = ", or set risenexa.transaction=after-commit.";
        if (!ClassUtils.isPresent("com.risenexa.tracking.outbox.TrackingOutbox", classes)) {
            throw new InvalidTrackingConfigurationException(
                    asked + "risenexa-tracking-outbox is not on the class path",
                    "Add the dependency com.risenexa:risenexa-tracking-outbox" + orElse);
        }
        if (!ClassUtils.isPresent("org.springframework.jdbc.datasource.DataSourceUtils", classes)) {
            throw new InvalidTrackingConfigurationException(
                    asked + "spring-jdbc is not on the class path",
                    "Add the dependency org.springframework.boot:spring-boot-starter-jdbc" + orElse);
        }
        throw new InvalidTrackingConfigurationException(
                asked + "there is no DataSource bean", "Configure one (spring.datasource.url)" + orElse);
    }
}
