package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.internal.actuate.ApiKeySanitizingFunction;
import com.risenexa.tracking.spring.internal.actuate.RisenexaEndpoint;
import com.risenexa.tracking.spring.internal.actuate.RisenexaHealthIndicator;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Endpoint and health, where the application has an actuator. */
@AutoConfiguration(after = RisenexaAutoConfiguration.class)
@ConditionalOnBean(ClientRegistry.class)
public final class RisenexaActuatorAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ConditionalOnAvailableEndpoint.class, SanitizingFunction.class})
    static class Endpoint {
        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        RisenexaEndpoint risenexaEndpoint(ClientRegistry clients, RisenexaProperties properties) {
            return new RisenexaEndpoint(clients, properties.shutdownTimeout());
        }

        @Bean
        ApiKeySanitizingFunction risenexaApiKeySanitizingFunction(
                RisenexaProperties properties, RisenexaConnectionDetails details) {
            Stream<String> named = properties.startups().entrySet().stream()
                    .flatMap(own -> Stream.of(own.getValue().apiKey(), keyOf(details.startup(own.getKey()))));
            return new ApiKeySanitizingFunction(Stream.concat(Stream.of(details.apiKey(), properties.apiKey()), named)
                    .filter(Objects::nonNull)
                    .map(String::strip)
                    .filter(key -> !key.isEmpty())
                    .distinct()
                    .toList());
        }

        private static @Nullable String keyOf(@Nullable RisenexaConnectionDetails details) {
            return details == null ? null : details.apiKey();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class Health {
        /** The condition stands here: on the class it would be loaded before it is known to be there. */
        @Bean
        @ConditionalOnEnabledHealthIndicator("risenexa")
        @ConditionalOnMissingBean(name = "risenexaHealthIndicator")
        RisenexaHealthIndicator risenexaHealthIndicator(ClientRegistry clients, RisenexaProperties properties) {
            return new RisenexaHealthIndicator(clients, properties.health().downOnBadCredentials());
        }
    }
}
