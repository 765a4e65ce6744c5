package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ContractTableTest {
    private static final String PAGE = "docs/contract.md";

    @Test
    void every_requirement_has_a_test_and_every_test_a_requirement() throws IOException {
        ContractTable table = ContractTable.read();
        assertThat(table.unproved()).as("requirements without a test").isEmpty();
        assertThat(table.unknown())
                .as("numbers in test names that are no requirement")
                .isEmpty();
    }

    @Test
    void the_page_lists_the_tests_as_they_are() throws IOException {
        String page = ContractTable.read().asMarkdown();
        if (System.getProperty("docs.update") != null) {
            Repository.write(PAGE, page);
        }
        assertThat(Repository.read(PAGE))
                .as(PAGE + " is made from the tests; write it anew with -Ddocs.update, as the page itself says")
                .isEqualTo(page);
    }
}
