package com.risenexa.cli.internal.importer.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.input.RowsReader.RowSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSourceTest {
    private static final int LONGEST = 1024 * 1024;

    @TempDir
    Path folder;

    private static RowSource rows(Input input) throws IOException {
        return RowsReader.open(input.name(), input.open(() -> {}), InputOptions.AUTO, LONGEST);
    }

    private static RowSource rows(String text) throws IOException {
        return rows(Input.of("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<Row> all(RowSource rows) throws IOException {
        List<Row> all = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }

    @Test
    void a_file_that_is_cut_while_it_is_read_gives_no_half_of_a_row() throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(file, "user_id\n" + "usr_100000\n".repeat(200_000));
        RowSource rows = rows(Input.of(file.toString(), new ByteArrayInputStream(new byte[0])));
        Row last = Objects.requireNonNull(rows.next());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(1_000_003);
        }
        long count = 1;
        @Nullable IOException fault = null;
        while (fault == null) {
            try {
                last = Objects.requireNonNull(rows.next());
                count++;
            } catch (IOException e) {
                fault = e;
            }
        }
        assertThat(fault)
                .isInstanceOf(InputFormatException.class)
                .hasMessageContaining("ends after 1000003 bytes, and had");
        assertThat(last.cells()).containsExactly("usr_100000");
        assertThat(count).isEqualTo((1_000_003 - 8) / 11);
    }

    /** The issue's own case: a long file is right for 700,000 rows, and then a column is missing. */
    @Test
    void a_column_that_is_missing_in_row_700_000_is_named_with_its_line() throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(file, "user_id,plan\n" + "usr,a\n".repeat(699_999) + "usr\n" + "usr,b\n".repeat(10));
        RowSource rows = rows(Input.of(file.toString(), new ByteArrayInputStream(new byte[0])));
        long faults = 0;
        long good = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            RowError fault = row.fault();
            if (fault == null) {
                good++;
            } else {
                faults++;
                assertThat(row.line()).isEqualTo(700_001);
                assertThat(fault.column()).isEqualTo("plan");
                assertThat(fault.message()).contains("1 of 2 columns", "plan");
            }
        }
        assertThat(faults).isEqualTo(1);
        assertThat(good).isEqualTo(700_009);
    }

    @Test
    void the_separator_is_what_parts_the_first_rows_alike() {
        assertThat(DelimiterDetector.of("a,b\n1,2\n")).isEqualTo(',');
        assertThat(DelimiterDetector.of("a;b\r\n1;2\r\n")).isEqualTo(';');
        assertThat(DelimiterDetector.of("a\tb\n1\t2\n")).isEqualTo('\t');
        assertThat(DelimiterDetector.of("a;b\n1,5;2,5\n3;4\n"))
                .as("decimal commas")
                .isEqualTo(';');
        assertThat(DelimiterDetector.of("a,b\n\"1;2;3\",2\n"))
                .as("in quotation marks")
                .isEqualTo(',');
        assertThat(DelimiterDetector.of("a\n1\n")).as("one column").isEqualTo(',');
        assertThat(DelimiterDetector.of("a;b;c\n1,2\n"))
                .as("the first row decides")
                .isEqualTo(';');
    }

    @Test
    void lines_are_counted_through_quoted_newlines_and_empty_lines() throws IOException {
        List<Row> rows = all(rows("a,b\r\n\"1\r\n1\",2\r\n\r\n3,4\r\n"));

        assertThat(rows).extracting(Row::line).containsExactly(2L, 5L);
        assertThat(rows.get(0).cells()).containsExactly("1\r\n1", "2");
    }

    @Test
    void json_is_known_by_its_first_character_and_a_line_has_an_end() throws IOException {
        RowSource rows = rows(" {\"a\":1}\r\n{\"a\":2}");
        assertThat(rows.header().json()).isTrue();
        assertThat(all(rows)).hasSize(2).allMatch(row -> row.fault() == null);

        RowSource endless = rows("{\"a\":\"" + "x".repeat(LONGEST));
        assertThatThrownBy(endless::next)
                .isInstanceOf(InputFormatException.class)
                .hasMessageContaining("line 1, column 1048577");
    }

    @Test
    void content_is_known_by_its_size_and_edges_whatever_its_name() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "user_id\nusr_1\n");
        Path same = Files.copy(one, folder.resolve("same"));
        Path other = Files.writeString(folder.resolve("other"), "user_id\nusr_2\n");

        assertThat(contentHash(one)).isEqualTo(contentHash(same)).isNotEqualTo(contentHash(other));
    }

    private static @Nullable String contentHash(Path file) {
        return Input.of(file.toString(), new ByteArrayInputStream(new byte[0])).contentHash();
    }
}
