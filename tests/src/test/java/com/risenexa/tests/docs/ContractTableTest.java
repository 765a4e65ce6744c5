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
    void the_page_has_every_requirement_and_none_has_lost_a_test() throws IOException {
        ContractTable table = ContractTable.read();
        Repository.write("tests/target/contract-tests.md", table.list());
        if (System.getProperty("docs.update") != null) {
            Repository.write(PAGE, table.page());
        }
        assertThat(table.brokenOn(Repository.read(PAGE)))
                .as(
                        PAGE
                                + " says how many tests there are at least; write it anew with -Ddocs.update, as it says itself")
                .isEmpty();
    }

    @Test
    void a_page_that_promises_another_test_or_another_sentence_is_found_out() throws IOException {
        ContractTable table = ContractTable.read();
        String page = table.page();
        assertThat(table.brokenOn(page)).isEmpty();
        assertThat(table.brokenOn(page.replaceFirst("R1 \\| (.*) \\| \\d+", "R1 | $1 | 999")))
                .singleElement()
                .asString()
                .endsWith("the page says 999");
        assertThat(table.brokenOn(page.replace("R2 | ", "R2 | not "))).hasSize(1);
    }
}
