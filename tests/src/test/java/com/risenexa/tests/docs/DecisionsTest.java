package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision records: numbered, indexed, of one form; and whatever names one names one that exists. */
class DecisionsTest {
    private static final Path FOLDER = Repository.ROOT.resolve("docs/decisions");
    private static final Pattern NAMED = Pattern.compile("(?:decisions/|\\]\\()(\\d{4}[a-z0-9-]*(?:\\.md)?)");

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }

    private static String title(String file) {
        return Repository.read(FOLDER.resolve(file)).lines().findFirst().orElseThrow();
    }

    @Test
    void decisions_are_numbered_from_1_without_gaps() throws IOException {
        List<String> files = files();
        assertThat(files.stream().map(file -> Integer.parseInt(file.substring(0, 4))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, files.size()).boxed().toList());
        assertThat(files)
                .allMatch(file -> title(file).startsWith("# " + Integer.parseInt(file.substring(0, 4)) + ". "));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_decision_has_status_date_module_context_decision_alternatives_and_consequences(String file) {
        assertThat(Repository.read(FOLDER.resolve(file)))
                .containsSubsequence(
                        "\n- Status: ",
                        "\n- Date: ",
                        "\n- Module: ",
                        "\n## Context\n",
                        "\n## Decision\n",
                        "\n## Alternatives\n",
                        "\n## Consequences\n");
    }

    @Test
    void the_index_lists_every_decision_with_its_title_and_its_module() throws IOException {
        List<String> rows = files().stream()
                .map(file -> {
                    String page = Repository.read(FOLDER.resolve(file));
                    String module = page.lines()
                            .filter(line -> line.startsWith("- Module: "))
                            .findFirst()
                            .orElseThrow()
                            .substring("- Module: ".length());
                    String[] title = title(file).substring(2).split("\\. ", 2);
                    return "| " + title[0] + " | [" + title[1] + "](" + file + ") | " + module + " |";
                })
                .toList();
        assertThat(Repository.read(FOLDER.resolve("README.md")).lines().filter(line -> line.matches("\\| \\d+ .*")))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void every_decision_that_a_page_or_a_source_names_exists() throws IOException {
        List<String> files = files();
        Stream<String> pages =
                Stream.concat(Repository.pages().stream(), files.stream().map(file -> "docs/decisions/" + file));
        Stream<Path> sources = Stream.of("src/main", "src/test").flatMap(below -> Repository.sources(below).stream());
        Stream<String> named = Stream.concat(pages.map(Repository::read), sources.map(Repository::read))
                .flatMap(text -> NAMED.matcher(text).results().map(match -> match.group(1)));
        assertThat(named).isNotEmpty().allMatch(name -> files.stream().anyMatch(file -> file.startsWith(name)));
    }
}
