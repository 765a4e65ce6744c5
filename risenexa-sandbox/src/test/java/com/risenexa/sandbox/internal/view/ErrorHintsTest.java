package com.risenexa.sandbox.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorHintsTest {
    /** Where requests to the tracking endpoint are refused. */
    private static final List<String> PLACES = List.of("ingest", "web");

    @Test
    void there_is_a_remedy_for_each_code_that_a_refused_attempt_may_carry() throws IOException {
        int found = 0;
        for (String place : PLACES) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/com/risenexa/sandbox/internal", place))) {
                for (Path file : files.toList()) {
                    java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                                    "Rejection\\(\\s*\\d+,\\s*\"([a-z_]+)\"")
                            .matcher(Files.readString(file));
                    while (matcher.find()) {
                        found++;
                        assertThat(ErrorHints.knows(matcher.group(1)))
                                .as(matcher.group(1))
                                .isTrue();
                    }
                }
            }
        }
        assertThat(found).as("codes in the sources").isGreaterThan(8);
        assertThat(ErrorHints.knows("field_missing") && ErrorHints.knows("field_invalid"))
                .isTrue();
    }
}
