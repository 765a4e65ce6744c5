package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples module compiles and runs what the pages show; here the two are held against each other. */
class SnippetsTest {
    private final Snippets snippets = Snippets.ofExamples();

    static List<String> pages() {
        return Repository.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_java_block_on_a_page_is_a_part_of_an_example_that_the_build_runs(String path) {
        String page = Repository.read(path);
        assertThat(snippets.unknownOn(page)).as("snippets that no example has").isEmpty();
        assertThat(Snippets.unbound(page))
                .as("blocks of Java without a line <!-- snippet: Class#name --> above")
                .isZero();
        if (System.getProperty("docs.update") != null) {
            page = snippets.renewed(page);
            Repository.write(path, page);
        }
        assertThat(page)
                .as("snippets as the examples have them; -Ddocs.update writes them anew")
                .isEqualTo(snippets.renewed(page));
    }
}
