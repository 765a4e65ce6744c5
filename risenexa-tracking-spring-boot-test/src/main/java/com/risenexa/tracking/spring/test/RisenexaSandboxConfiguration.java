package com.risenexa.tracking.spring.test;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.test.internal.DashboardUrlLogger;
import com.risenexa.tracking.spring.test.internal.NamedClients;
import com.risenexa.tracking.spring.test.internal.SandboxConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

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
 * <p>In memory, on a free port. Further startups ({@code risenexa.startups}) are startups of the same sandbox, called by
 * their names there, with its key. Lies in {@code src/test}, so that it cannot come into production.
 */
@Configuration(proxyBeanMethods = false)
public class RisenexaSandboxConfiguration {
    private static final String FIRST = "demo";

    /** For Spring. */
    public RisenexaSandboxConfiguration() {}

    @Bean
    Sandbox risenexaSandbox(Environment environment) {
        Sandbox.Builder builder = Sandbox.builder().startup(FIRST);
        NamedClients.names(environment).forEach(name -> builder.startup(NamedClients.slug(name)));
        return builder.start();
    }

    @Bean
    RisenexaConnectionDetails risenexaSandboxConnectionDetails(Sandbox sandbox) {
        return SandboxConnectionDetails.allIn(sandbox);
    }

    @Bean
    DashboardUrlLogger risenexaSandboxAnnouncement(Sandbox sandbox) {
        return new DashboardUrlLogger(sandbox);
    }
}
