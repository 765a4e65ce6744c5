package com.risenexa.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.output.Table.DisplayWidth;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static List<String> printed(Table table, int columns, boolean colour) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new Output(bytes, colour, () -> columns));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Table table() {
        return new Table(Column.number("n"), Column.flexible("user"), Column.text("type"));
    }

    @Test
    void columns_are_as_wide_as_what_stands_in_them_and_no_line_ends_with_blanks() {
        Table table = table();
        table.row("7", "usr_1", "a");
        table.row("12345", "u", "");

        assertThat(printed(table, Integer.MAX_VALUE, false))
                .containsExactly("    n  user   type", "    7  usr_1  a", "12345  u");
    }

    @Test
    void a_terminal_is_not_overrun_and_only_what_gives_way_is_clipped() {
        Table table = new Table(Column.flexible("user"), Column.text("type"), Column.flexible("id"));
        table.row("a-rather-long-user-id", "user_registered", "6c93f714-c715-4151");

        assertThat(printed(table, 54, false).get(1))
                .isEqualTo("a-rather-long-us…  user_registered  6c93f714-c715-4151");
        assertThat(printed(table, 46, false))
                .containsExactly(
                        "user              type             id", "a-rather-long-u…  user_registered  6c93f714-c…");
        assertThat(printed(table, 35, false).get(1)).isEqualTo("a-rathe…  user_registered  6c93f71…");
        assertThat(printed(table, 20, false).get(1)).as("no narrower").hasSize(35);
        assertThat(printed(table, Integer.MAX_VALUE, false).get(1)).contains("a-rather-long-user-id");
    }

    @Test
    void a_note_is_wrapped_between_its_words_below_the_second_column() {
        Table table = table();
        table.row("123", "u", "");
        table.note("Keep the body small.");

        assertThat(printed(table, 20, false)).endsWith("     Keep the body", "     small.");
        assertThat(printed(table, 8, false)).endsWith("     Keep", "     the", "     body", "     small.");
    }

    @Test
    void signs_that_take_two_columns_are_counted_as_two_and_marks_as_none() {
        Table table = table();
        table.row("1", "日本", "x");
        table.row("2", "e\u0301", "y");

        assertThat(printed(table, Integer.MAX_VALUE, false))
                .containsExactly("n  user  type", "1  日本  x", "2  e\u0301     y");
        assertThat(DisplayWidth.clipped("日本語", 5)).isEqualTo("日本…");
        assertThat(DisplayWidth.clipped("日本語", 4)).isEqualTo("日…");
    }

    @Test
    void a_text_cannot_steer_the_terminal_and_colours_do_not_move_the_columns() {
        Table table = table();
        table.row(Cell.of("1"), new Cell("a\u001b[31mb\u202e", Style.GOOD), Cell.of("x\ny"));
        table.note("\u0007more");

        assertThat(printed(table, Integer.MAX_VALUE, false))
                .containsExactly("n  user    type", "1  a[31mb  x y", "   more");
        assertThat(printed(table, Integer.MAX_VALUE, true).get(1)).isEqualTo("1  \u001b[32ma[31mb\u001b[0m  x y");
    }
}
