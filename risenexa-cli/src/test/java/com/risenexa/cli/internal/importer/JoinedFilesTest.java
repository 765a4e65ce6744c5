package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were joined, each with its byte order mark and header; and text in another encoding than its mark says. */
class JoinedFilesTest extends ImportFixture {
    private Run.Ended text(String name, String text, String charset, String... options) throws IOException {
        return here.call(Files.write(folder.resolve(name), text.getBytes(Charset.forName(charset))), options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void marks_and_headers_of_joined_csv_files_are_no_users(String charset) throws IOException {
        String joined =
                "\uFEFFuser_id;note\r\nusr_1;a\r\n\uFEFFuser_id;note\r\n\"usr_2\";b\r\n\uFEFF\"user_id\";note\r\nusr_3;\r\n";

        Run.Ended ended = text("joined.csv", joined, charset, "--type=registration");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertUsers("usr_1", "usr_2", "usr_3");
    }

    @Test
    void a_mark_in_front_of_a_quoted_id_without_a_header_is_not_part_of_it() throws IOException {
        Run.Ended ended = text(
                "joined.csv",
                "\uFEFF\"usr_1\"\n\uFEFF\"usr_2\"\n\uFEFF\uFEFFusr_3\n",
                "UTF-8",
                "--type=registration",
                "--no-header",
                "--map=user_id=#1");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertUsers("usr_1", "usr_2", "usr_3");
    }

    @Test
    void marks_of_joined_json_lines_are_left_out() throws IOException {
        Run.Ended ended = text(
                "joined.jsonl",
                "\uFEFF{\"user_id\":\"usr_1\"}\n\uFEFF{\"user_id\":\"usr_2\"}\n",
                "UTF-8",
                "--type=registration");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertUsers("usr_1", "usr_2");
    }

    @Test
    void a_mark_in_the_middle_of_a_line_makes_no_id() throws IOException {
        Run.Ended csv = text("joined.csv", "user_id\nusr_1\nusr_2\uFEFFusr_3\n", "UTF-8", "--type=registration");
        Run.Ended json = text(
                "joined.jsonl",
                "{\"user_id\":\"usr_4\"}\n{\"user_id\":\"usr_5\"}\uFEFF{\"user_id\":\"usr_6\"}\n{\"user_id\":\"u\uFEFF7\"}\n",
                "UTF-8",
                "--type=registration");

        assertThat(csv.exitCode()).isEqualTo(4);
        assertThat(json.exitCode()).isEqualTo(4);
        assertUsers("usr_1", "usr_4");
        assertThat(folder.resolve("joined.csv.rejects.csv")).content().contains("3,field_invalid", "byte order mark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void utf_16_without_a_mark_is_named_as_the_cause(String charset) throws IOException {
        Run.Ended csv = text("wide.csv", "user_id\nusr_1\n", charset, "--type=registration");
        Run.Ended json = text("wide.jsonl", "{\"user_id\":\"usr_1\"}\n", charset, "--type=registration");

        for (Run.Ended ended : new Run.Ended[] {csv, json}) {
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err()).contains("UTF-16 without a byte order mark", "iconv -f UTF-16LE -t UTF-8");
        }
        assertThat(sandbox.attempts()).isEmpty();
    }
}
