package com.risenexa.tracking.spring.application;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real application, and the Risenexa that it reports to. */
public final class Running implements AutoCloseable {
    private final Sandbox sandbox;
    private final ConfigurableApplicationContext context;

    private Running(Sandbox sandbox, ConfigurableApplicationContext context) {
        this.sandbox = sandbox;
        this.context = context;
    }

    /** Starts one with an empty database, and properties in the form {@code name=value}. */
    public static Running start(Class<?> application, String... properties) {
        Sandbox sandbox = Sandbox.start();
        try {
            return new Running(sandbox, run(sandbox, application, properties));
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext run(Sandbox sandbox, Class<?> application, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=none",
                "logging.level.root=warn",
                "spring.datasource.url=jdbc:h2:mem:" + application.getSimpleName() + sandbox.port()
                        + ";DB_CLOSE_DELAY=-1",
                // Few, so that whoever keeps one is found out.
                "spring.datasource.hikari.maximum-pool-size=2",
                "spring.jpa.hibernate.ddl-auto=create",
                "spring.jpa.open-in-view=false",
                // A busy machine is no reason for a second attempt.
                "risenexa.timeout=60s",
                "risenexa.shutdown-timeout=60s",
                "risenexa.base-url=" + sandbox.baseUrl(),
                "risenexa.api-key=" + sandbox.apiKey(),
                "risenexa.startup-slug=" + sandbox.startupSlug()));
        properties.addAll(List.of(more));
        return new SpringApplicationBuilder(application)
                .properties(properties.toArray(String[]::new))
                .run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Of everything that was counted; asked once nothing is on its way any more. */
    public List<String> countedUserIds() {
        return sandbox.events().stream().map(SandboxEvent::userId).sorted().toList();
    }

    /** Waits until the client's queue is empty. */
    public void settle() {
        if (!bean(TrackingClient.class).flush(Duration.ofMinutes(1)).complete()) {
            throw new AssertionError("events are still pending after a minute");
        }
    }

    @Override
    public void close() {
        try (sandbox) {
            context.close();
        }
    }
}
