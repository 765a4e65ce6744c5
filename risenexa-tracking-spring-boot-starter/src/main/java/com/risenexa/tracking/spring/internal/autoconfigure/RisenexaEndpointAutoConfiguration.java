package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.internal.actuate.ApiKeySanitizingFunction;
import com.risenexa.tracking.spring.internal.actuate.RisenexaEndpoint;
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
import org.springframework.context.annotation.Bean;

/** The endpoint, and what hides the keys in the others. */
@AutoConfiguration(after = RisenexaAutoConfiguration.class)
@ConditionalOnClass({ConditionalOnAvailableEndpoint.class, SanitizingFunction.class})
@ConditionalOnBean(ClientRegistry.class)
public final class RisenexaEndpointAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    RisenexaEndpoint risenexaEndpoint(ClientRegistry startups, RisenexaProperties properties) {
        return new RisenexaEndpoint(startups, properties.shutdownTimeout());
    }

    @Bean
    ApiKeySanitizingFunction risenexaKeySanitizer(RisenexaProperties properties, RisenexaConnectionDetails details) {
        Stream<String> further = properties.startups().entrySet().stream()
                .flatMap(own -> Stream.of(own.getValue().apiKey(), keyOf(details.startup(own.getKey()))));
        return new ApiKeySanitizingFunction(Stream.concat(Stream.of(details.apiKey(), properties.apiKey()), further)
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
