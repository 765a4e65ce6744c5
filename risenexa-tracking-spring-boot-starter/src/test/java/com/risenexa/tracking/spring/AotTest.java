package com.risenexa.tracking.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.spring.application.JdbcApplication;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor;

/** What {@code spring-boot:process-aot} does, on an application with a further startup. */
class AotTest {
    @Test
    void an_application_can_be_processed_ahead_of_time(@TempDir Path folder) throws IOException {
        AbstractAotProcessor.Settings settings = AbstractAotProcessor.Settings.builder()
                .sourceOutput(folder.resolve("sources"))
                .resourceOutput(folder.resolve("resources"))
                .classOutput(folder.resolve("classes"))
                .groupId("com.example")
                .artifactId("shop")
                .build();
        String[] arguments = {
            "--spring.main.web-application-type=none",
            "--risenexa.startups.partner.api-key=rxt_secret_partner",
            "--risenexa.startups.partner.startup-slug=partner"
        };
        new SpringApplicationAotProcessor(JdbcApplication.class, settings, arguments).process();

        assertThat(text(folder.resolve("sources"))).contains("risenexaTransactionalTracking-partner");
        assertThat(text(folder)).doesNotContain("rxt_secret_partner");
        assertThat(text(folder.resolve("resources")))
                .contains("risenexa-outbox", "version.properties", RisenexaProperties.class.getName());
    }

    private static String text(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(AotTest::read).collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
