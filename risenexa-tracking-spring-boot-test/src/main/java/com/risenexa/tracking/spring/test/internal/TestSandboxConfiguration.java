package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

/** The sandboxes of one application context: one for the first startup, and one for each further one. */
@Configuration(proxyBeanMethods = false)
@Import(NamedSandboxesRegistrar.class)
public class TestSandboxConfiguration {
    /** For Spring. */
    public TestSandboxConfiguration() {}

    @Bean
    Sandbox risenexaSandbox() {
        return TestSandbox.start();
    }

    @Bean
    RisenexaConnectionDetails risenexaSandboxConnectionDetails(Sandbox sandbox, BeanFactory beans) {
        return SandboxConnectionDetails.eachInItsOwn(
                sandbox, name -> beans.getBean(NamedSandboxesRegistrar.beanName(name), Sandbox.class));
    }

    /** From the sandbox's client, whose waits run at the sandbox's time. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    TrackingClient.Builder risenexaSandboxClientBuilder(Sandbox sandbox) {
        return sandbox.client().toBuilder();
    }
}
