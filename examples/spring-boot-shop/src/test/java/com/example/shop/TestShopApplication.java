package com.example.shop;

import com.risenexa.tracking.spring.test.RisenexaSandboxConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** The shop on the developer's machine: with a PostgreSQL and a sandbox of its own, nothing to install. */
public final class TestShopApplication {
    private TestShopApplication() {}

    // snippet: main
    public static void main(String[] arguments) {
        SpringApplication.from(ShopApplication::main)
                .with(RisenexaSandboxConfiguration.class, Surroundings.class)
                .run(arguments);
    }
    // end

    /** Not annotated, so that it is there only where it is named, and not found by a scan. */
    static class Surroundings {
        @Bean
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }

        @Bean
        ApplicationListener<ApplicationReadyEvent> announcement() {
            return ready -> {
                String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
                System.out.println("The shop is at http://127.0.0.1:" + port + "/");
            };
        }
    }
}
