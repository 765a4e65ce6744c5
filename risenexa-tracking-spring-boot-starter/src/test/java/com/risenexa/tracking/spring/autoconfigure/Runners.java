package com.risenexa.tracking.spring.autoconfigure;

import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaActuatorAutoConfiguration;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaAutoConfiguration;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaMetricsAutoConfiguration;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaOutboxAutoConfiguration;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaTransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The starter alone, without a Boot application around it. */
final class Runners {
    private Runners() {}

    static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RisenexaAutoConfiguration.class,
                        RisenexaTransactionAutoConfiguration.class,
                        RisenexaOutboxAutoConfiguration.class,
                        RisenexaMetricsAutoConfiguration.class,
                        RisenexaActuatorAutoConfiguration.class));
    }

    static ApplicationContextRunner configured() {
        return bare().withPropertyValues(
                        "risenexa.api-key=rxt_test_secret",
                        "risenexa.startup-slug=shop",
                        // Nobody listens there.
                        "risenexa.base-url=http://127.0.0.1:9",
                        "risenexa.max-retries=0");
    }
}
