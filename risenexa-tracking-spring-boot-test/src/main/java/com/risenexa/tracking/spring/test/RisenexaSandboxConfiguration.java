package com.risenexa.tracking.spring.test;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.test.internal.SandboxAnnouncement;
import com.risenexa.tracking.spring.test.internal.SandboxConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * For development: starts the application with a sandbox beside it, and logs the address of its dashboard.
 *
 * <pre>{@code
 * public static void main(String[] arguments) {
 *     SpringApplication.from(ShopApplication::main)
 *             .with(RisenexaSandboxConfiguration.class)
 *             .run(arguments);
 * }
 * }</pre>
 *
 * <p>In memory, on a free port. Lies in {@code src/test}, so that it cannot come into production.
 */
@Configuration(proxyBeanMethods = false)
public class RisenexaSandboxConfiguration {
    /** For Spring. */
    public RisenexaSandboxConfiguration() {}

    @Bean
    Sandbox risenexaSandbox() {
        return Sandbox.start();
    }

    @Bean
    RisenexaConnectionDetails risenexaSandboxConnectionDetails(Sandbox sandbox) {
        return new SandboxConnectionDetails(sandbox);
    }

    @Bean
    SandboxAnnouncement risenexaSandboxAnnouncement(Sandbox sandbox) {
        return new SandboxAnnouncement(sandbox);
    }
}
