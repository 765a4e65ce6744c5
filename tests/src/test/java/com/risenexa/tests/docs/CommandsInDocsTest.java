package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands of the build that pages show: they exist, and who installs does not run all tests for it. */
class CommandsInDocsTest {
    private static final Pattern MAVEN = Pattern.compile("\\./mvnw [^`\\n]*");
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/])(?:\\./|scripts/|\\.ci/)[a-z][\\w-]*(?![\\w./*-])");

    static List<String> pages() {
        return Repository.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void installing_runs_no_test_and_no_gate(String page) {
        assertThat(MAVEN.matcher(Repository.read(page)).results().map(match -> match.group()))
                .filteredOn(command -> command.contains(" install"))
                .as("on " + page)
                .allMatch(command -> command.contains("-DskipTests") && command.contains("-Dquick"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_script_that_a_page_names_is_there(String page) {
        assertThat(SCRIPT.matcher(Repository.read(page)).results().map(match -> match.group()))
                .filteredOn(script -> !script.equals("./gradlew")) // the reader's own, as in ./risenexa sandbox run
                .as("on " + page)
                .allMatch(script -> Files.exists(Repository.ROOT.resolve(script)));
    }
}
