package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Counters.Count;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs as people have them: what can be read is sent, and what cannot is named with its place. */
class InputFaultTest extends ImportFixture {
    private Path bytes(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Run.Ended registrations(Path file, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "--type=registration";
        return here.call(file, all);
    }

    private long registered() {
        return sandbox.counters().registered().added();
    }

    @Test
    void a_file_that_is_not_there_empty_or_a_folder_is_wrong_usage() throws IOException {
        for (Path file : new Path[] {folder.resolve("none.csv"), bytes("empty.csv", new byte[0]), folder}) {
            Run.Ended ended = registrations(file);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err()).contains(file.toString());
        }
        Run.Ended blank = registrations(here.file("blank.csv", "", ""));
        assertThat(blank.exitCode()).isEqualTo(2);
        assertThat(blank.err()).contains("is empty");
        assertThat(here.call(new Run().input(""), "-", "--type=registration").exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_header_without_rows_is_an_import_of_none() throws IOException {
        Run.Ended ended = registrations(here.file("none.csv", "user_id"));

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.json()).containsEntry("read", 0).containsEntry("finished", true);
    }

    @Test
    void a_gzip_is_read_whatever_its_name() throws IOException {
        Run.Ended ended = registrations(bytes("users.csv", gzip("user_id\nusr_1\nusr_2\n")));

        assertThat(ended.exitCode()).isZero();
        assertThat(registered()).isEqualTo(2);
    }

    @Test
    void a_gzip_that_is_cut_short_sends_its_whole_rows_and_says_so() throws IOException {
        Path whole = here.users("users.csv", 5000);
        byte[] packed = gzip(Files.readString(whole));

        Run.Ended ended = registrations(bytes("cut.csv.gz", Arrays.copyOf(packed, packed.length * 2 / 3)));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.json()).containsEntry("code", "input_unreadable").containsEntry("finished", false);
        assertThat(ended.err()).contains("the gzip is damaged or cut short");
        assertThat(registered()).isPositive().isLessThan(5000);
        assertThat(sandbox.events()).allMatch(event -> event.userId().matches("usr_\\d+"));
        registrations(whole);
        assertThat(registered()).as("no half of a row made an event").isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_says_the_encoding_and_crlf_ends_rows(String charset) throws IOException {
        String text = "\uFEFFuser_id;note\r\n\"usr_ü\";\"two\r\nlines\"\r\n\r\nusr_2;\r\n";

        Run.Ended ended =
                registrations(bytes("excel.csv", text.getBytes(Charset.forName(charset))), "--map=metadata.n=note");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(sandbox.events()).extracting("userId").containsExactlyInAnyOrder("usr_ü", "usr_2");
    }

    @Test
    void latin_1_is_named_with_line_and_column_and_the_rows_before_are_sent() throws IOException {
        byte[] content =
                "user_id,name\nusr_1,Anna\nusr_2,J\u00fcrgen\nusr_3,Zoe\n".getBytes(StandardCharsets.ISO_8859_1);

        Run.Ended ended = registrations(bytes("latin.csv", content));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("line 3, column 8: the byte 0xFC is not UTF-8", "iconv");
        assertThat(registered()).isEqualTo(1);
    }

    @Test
    void latin_1_in_the_header_is_wrong_usage_since_nothing_was_sent() throws IOException {
        byte[] content = "user_id,b\u00fcro\nusr_1,x\n".getBytes(StandardCharsets.ISO_8859_1);

        Run.Ended ended = registrations(bytes("latin.csv", content));

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("line 1, column 10");
    }

    @Test
    void a_field_of_10_mb_is_refused_as_a_row_and_the_others_are_sent() throws IOException {
        Path file = here.file("big.csv", "user_id,note", "usr_1,x", "usr_2," + "y".repeat(10_000_000), "usr_3,z");

        Run.Ended ended = registrations(file, "--map=metadata.note=note");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(registered()).isEqualTo(2);
        Path rejects = folder.resolve("big.csv.rejects.csv");
        assertThat(Files.size(rejects)).isGreaterThan(10_000_000);
        assertThat(Files.readString(rejects).substring(0, 200)).contains("3,validation_error,", "1048576 bytes");
    }

    @Test
    void a_row_beyond_all_bounds_is_named_and_the_rows_before_are_sent() throws IOException {
        Path file = here.file("open.csv", "user_id,note", "usr_1,x", "usr_2,\"" + "y\n".repeat(9_000_000));

        Run.Ended ended = registrations(file);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("after the row of line 2", "quotation mark");
        assertThat(registered()).isEqualTo(1);
    }

    @Test
    void a_quotation_mark_that_is_not_closed_is_named() throws IOException {
        Run.Ended ended = registrations(here.file("open.csv", "user_id,note", "usr_1,x", "usr_2,\"y", "usr_3,z"));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("line 3", "quot");
        assertThat(registered()).isEqualTo(1);
    }

    @Test
    void two_hundred_columns_are_no_trouble() throws IOException {
        StringBuilder header = new StringBuilder("user_id");
        StringBuilder row = new StringBuilder("usr_1");
        for (int i = 1; i < 200; i++) {
            header.append(",metadata.c").append(i);
            row.append(",v").append(i);
        }

        Run.Ended ended = registrations(here.file("wide.csv", header.toString(), row.toString()));

        assertThat(ended.exitCode()).isZero();
        assertThat(sandbox.events().get(0).metadata()).contains("\"c199\":\"v199\"");
    }

    @Test
    void a_row_that_lacks_a_column_or_has_one_too_many_is_refused_with_its_line() throws IOException {
        Path file = here.file("rows.csv", "user_id,plan", "usr_1,a", "usr_2", "usr_3,b,c", "usr_4,d,");

        Run.Ended ended = registrations(file);

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(registered()).isEqualTo(2);
        assertThat(Files.readAllLines(folder.resolve("rows.csv.rejects.csv")))
                .contains("3,column_missing,1 of 2 columns; the first that is missing is plan,usr_2")
                .anyMatch(line -> line.startsWith("4,column_extra,3 columns where the header has 2"));
    }

    @Test
    void doubled_and_missing_names_matter_only_where_they_are_used() throws IOException {
        Path file = here.file("names.csv", "id,id,,user_id", "1,2,x,usr_1");

        assertThat(registrations(file).exitCode()).isZero();
        Run.Ended doubled = registrations(file, "--id-column=id");
        assertThat(doubled.exitCode()).isEqualTo(2);
        assertThat(doubled.err()).contains("line 1 has it as columns #1 and #2");
        assertThat(registrations(file, "--id-column=#2").exitCode()).isZero();

        Run.Ended missing = here.call(file, "--map=user_id=User_ID", "--type=registration");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("line 1 has no column of that name", "Did you mean user_id?", "(no name)");
    }

    @Test
    void without_a_header_columns_have_numbers() throws IOException {
        Run.Ended ended = registrations(
                here.file("bare.csv", "usr_1,2026-04-01", "usr_2,2026-04-02"),
                "--no-header",
                "--map=user_id=#1,occurred_at=#2");

        assertThat(ended.exitCode()).isZero();
        assertThat(sandbox.counters().registered()).isEqualTo(new Count(2, 0));
    }
}
