package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts run in a checkout whose path holds a space. */
class ScriptsTest {
    private static final Pattern PATH = Pattern.compile("(?m)^\\s*(?:pid|error_log|\\w+_temp_path) (.*);$");

    @ParameterizedTest
    @ValueSource(
            strings = {"benchmarks/src/main/java/com/risenexa/benchmarks/harness/Nginx.java", "scripts/import-speed"})
    void nginx_is_given_paths_relative_to_its_folder(String path) {
        assertThat(PATH.matcher(Repository.read(path)).results().map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(value -> value.matches("[\\w.]+"));
    }
}
