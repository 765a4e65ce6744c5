package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The sandbox of one application context. */
@Configuration(proxyBeanMethods = false)
public class TestSandboxConfiguration {
    /** For Spring. */
    public TestSandboxConfiguration() {}

    @Bean
    Sandbox risenexaSandbox() {
        return Sandbox.builder().timeScale(1000).start();
    }

    @Bean
    RisenexaConnectionDetails risenexaSandboxConnectionDetails(Sandbox sandbox) {
        return new SandboxConnectionDetails(sandbox);
    }

    /** From the sandbox's client, whose waits run at the sandbox's time. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    TrackingClient.Builder risenexaSandboxClientBuilder(Sandbox sandbox) {
        return sandbox.client().toBuilder();
    }
}
