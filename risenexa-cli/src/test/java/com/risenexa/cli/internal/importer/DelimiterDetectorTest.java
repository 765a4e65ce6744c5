package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.SandboxEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which character separates the columns: the one that is given, or one that is found and named. */
class DelimiterDetectorTest extends ImportFixture {
    private Run.Ended headless(Path file, String map, String... options) {
        String[] all = new String[options.length + 3];
        System.arraycopy(options, 0, all, 3, options.length);
        all[0] = "--type=registration";
        all[1] = "--no-header";
        all[2] = "--map=" + map;
        return here.call(file, all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", ";"})
    void an_id_in_the_only_mapped_column_is_not_cut_at_a_separator_that_nobody_named(String inside) throws IOException {
        Path file = here.file("ids.csv", "auth0" + inside + "a1", "auth0" + inside + "a2");

        Run.Ended ended = headless(file, "user_id=#1");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(sandbox.events())
                .extracting(SandboxEvent::userId)
                .containsExactlyInAnyOrder("auth0" + inside + "a1", "auth0" + inside + "a2");
        assertThat(ended.err()).contains("Columns are separated by ','", "--separator");
    }

    @Test
    void r10_a_tab_in_an_id_is_rejected_with_the_row_and_does_not_cut_it() throws IOException {
        Run.Ended ended = headless(here.file("ids.csv", "auth0\ta1", "auth0\ta2"), "user_id=#1");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(sandbox.attempts()).isEmpty();
        assertThat(ended.err()).contains("Columns are separated by ',' (not tab", "--separator");
    }

    @ParameterizedTest
    @CsvSource({"';', ;", "semicolon, ;", "'|', |", "pipe, |", "comma, ','", "'^', ^", "' ', ' '"})
    void a_separator_that_is_given_is_taken(String option, String separator) throws IOException {
        Path file = here.file("ids.csv", "usr_1" + separator + "x", "usr_2" + separator + "y");

        Run.Ended ended = headless(file, "user_id=#1", "--separator=" + option);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactlyInAnyOrder("usr_1", "usr_2");
        assertThat(ended.err()).doesNotContain("separated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab", "\\t", "\t"})
    void a_tab_is_given_by_a_word_or_an_escape(String option) throws IOException {
        Path file = here.file("ids.txt", "id,x\tplan", "usr,1\tpro");

        Run.Ended ended =
                here.call(file, "--type=registration", "--separator=" + option, "--map=user_id=#1,metadata.plan=plan");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactly("usr,1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ";;", "\"", "", "newline"})
    void what_is_not_a_separator_is_named(String option) throws IOException {
        Run.Ended ended = headless(here.file("ids.csv", "usr_1"), "user_id=#1", "--separator=" + option);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--separator " + option, "tab");
        assertThat(sandbox.attempts()).isEmpty();
    }

    @Test
    void without_a_header_the_separator_is_the_one_by_which_the_mapped_columns_are_there() throws IOException {
        Run.Ended semicolon =
                headless(here.file("a.csv", "usr_1;1,5;2026-04-01", "usr_2;2;2026-04-02"), "user_id=#1,occurred_at=#3");
        Run.Ended auth0 = headless(here.file("b.csv", "auth0|a1,2026-04-01"), "user_id=#1,occurred_at=#2");

        assertThat(semicolon.exitCode()).as(semicolon.err()).isZero();
        assertThat(semicolon.err()).contains("Columns are separated by ';' (not ','");
        assertThat(auth0.exitCode()).as(auth0.err()).isZero();
        assertThat(sandbox.events())
                .extracting(SandboxEvent::userId)
                .containsExactlyInAnyOrder("usr_1", "usr_2", "auth0|a1");
    }

    @Test
    void without_a_header_and_with_two_that_would_do_it_is_asked_for() throws IOException {
        Path file = here.file("a.csv", "usr_1;2026-04-01;1,5", "usr_2;2026-04-02;2,5");

        Run.Ended ended = headless(file, "user_id=#1,occurred_at=#2");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("the separator is not clear", "',' or ';'", "--separator");
        assertThat(sandbox.attempts()).isEmpty();
        assertThat(headless(file, "user_id=#1,occurred_at=#2", "--separator=;").exitCode())
                .isZero();
    }

    @Test
    void a_column_beyond_the_last_is_named_with_the_separator() throws IOException {
        Run.Ended ended = headless(here.file("a.csv", "usr_1;x"), "user_id=#3");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .contains("--map user_id #3: the first row has 1 column, separated by ','", "--separator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-header", "--concurrency=1"})
    void excels_line_with_the_separator_is_neither_header_nor_user(String option) throws IOException {
        boolean headless = option.equals("--no-header");
        Path file = headless
                ? here.file("excel.csv", "sep=;", "usr_1;a,b", ";c")
                : here.file("excel.csv", "sep=;", "id;note", "usr_1;a,b", ";c");

        Run.Ended ended = here.call(file, "--type=registration", option, "--map=user_id=#1");

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
        assertThat(sandbox.events()).extracting(SandboxEvent::userId).containsExactly("usr_1");
        assertThat(Files.readAllLines(folder.resolve("excel.csv.rejects.csv")))
                .element(1)
                .asString()
                .as("with its line in the file")
                .startsWith(headless ? "3;field_missing" : "4;field_missing");
    }

    @Test
    void a_state_made_by_another_separator_is_not_gone_on_with() throws IOException {
        Path file = here.file("a.csv", "usr_1;x", "usr_2;y");
        headless(file, "user_id=#1", "--separator=;", "--limit=1");

        Run.Ended ended = headless(file, "user_id=#1", "--resume");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--separator ';'", "--restart");
    }
}
