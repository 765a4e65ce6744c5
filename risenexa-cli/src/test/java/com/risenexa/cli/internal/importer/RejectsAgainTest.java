package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of rejected rows, corrected and imported again with the options of the first import. */
class RejectsAgainTest extends ImportFixture {
    /** Imports, corrects the rejected rows, imports these. */
    private Run.Ended twice(Path file, String wrong, String right, String... options) throws IOException {
        Run.Ended first = here.call(file, options);
        assertThat(first.exitCode()).as(first.err()).isEqualTo(4);
        Path rejects = Path.of(String.valueOf(first.json().get("rejects")));
        assertThat(rejects).content().contains(wrong);
        Path corrected = folder.resolve("corrected");
        Files.writeString(corrected, Files.readString(rejects).replace(wrong, right));
        return here.call(corrected, options);
    }

    private void assertUsers(Run.Ended ended, String... users) {
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertUsers(users);
    }

    @Test
    void columns_that_were_mapped_by_number_are_counted_behind_the_reasons() throws IOException {
        Path file = here.file("nm.csv", "n,who", "1,alice", "2,");

        assertUsers(twice(file, ",2,", ",2,bob", "--type=registration", "--map=user_id=#2"), "alice", "bob");
    }

    @Test
    void without_a_header_the_columns_of_the_reasons_are_no_user() throws IOException {
        Path file = here.file("nm.csv", "1,alice", "2,");

        assertUsers(
                twice(file, ",2,", ",2,bob", "--type=registration", "--no-header", "--map=user_id=#2"), "alice", "bob");
    }

    @Test
    void an_id_column_by_number_gives_the_id_that_the_row_would_have_had() throws IOException {
        String[] options = {"--type=conversion", "--map=user_id=#2", "--id-column=#1"};
        Path file = here.file("nm.csv", "n,who", "o-1,alice", "o-2,");

        assertUsers(twice(file, ",o-2,", ",o-2,bob", options), "alice", "bob");
        here.call(here.file("whole.csv", "n,who", "o-1,alice", "o-2,bob"), options);

        assertThat(sandbox.counters().converted().added()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "|", "\t"})
    void the_separator_is_that_of_the_rejected_rows(String separator) throws IOException {
        Path file = here.file("nm.csv", "1" + separator + "alice,x", "2" + separator);

        assertUsers(
                twice(
                        file,
                        separator + "2" + separator,
                        separator + "2" + separator + "bob,y",
                        "--type=registration",
                        "--no-header",
                        "--separator=" + separator,
                        "--map=user_id=#2"),
                "alice,x",
                "bob,y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=jsonl", "--concurrency=1"})
    void json_lines_are_taken_from_their_column_with_the_same_options(String option) throws IOException {
        Path file = here.file("e.jsonl", "{\"u\":{\"id\":\"alice\"}}", "{\"u\":{\"id\":\"\"}}");

        assertUsers(
                twice(
                        file,
                        "\"\"id\"\":\"\"\"\"",
                        "\"\"id\"\":\"\"bob\"\"",
                        "--type=registration",
                        "--map=user_id=u.id",
                        option),
                "alice",
                "bob");
    }
}
