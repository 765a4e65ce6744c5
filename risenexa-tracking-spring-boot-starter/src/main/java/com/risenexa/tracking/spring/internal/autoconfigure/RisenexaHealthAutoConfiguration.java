package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.spring.internal.actuate.RisenexaHealthIndicator;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health, where the application shows some. */
@AutoConfiguration(after = RisenexaAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(ClientRegistry.class)
public final class RisenexaHealthAutoConfiguration {
    /** The condition stands here: on the class it would be loaded before it is known to be there. */
    @Bean
    @ConditionalOnEnabledHealthIndicator("risenexa")
    @ConditionalOnMissingBean(name = "risenexaHealthIndicator")
    RisenexaHealthIndicator risenexaHealthIndicator(ClientRegistry startups, RisenexaProperties properties) {
        return new RisenexaHealthIndicator(startups, properties.health().downOnBadCredentials());
    }
}
