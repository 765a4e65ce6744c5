package com.risenexa.cli.internal.importer.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.state.RejectsFile.RejectedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompletedPrefixTest {
    private static RejectedRow refused(long line, int chars) {
        return new RejectedRow(
                new Row(line, List.of("x".repeat(chars)), null, null), new RowError("field_missing", "empty", null));
    }

    @Test
    void in_whatever_order_results_come_what_is_done_is_a_run_from_the_first_row() {
        long seed = 20261124;
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 2000).boxed().toList());
        for (int i = 0; i < order.size(); i += 100) {
            Collections.shuffle(order.subList(i, i + 100), random);
        }
        CompletedPrefix prefix = new CompletedPrefix(0, 0, 0);
        List<Long> written = new ArrayList<>();
        boolean[] settled = new boolean[2000];
        for (int row : order) {
            settled[row] = true;
            if (row % 7 == 0) {
                prefix.reject(
                        row,
                        refused(row, 1),
                        refused -> written.add(refused.row().line()));
            } else {
                prefix.accept(row, refused -> written.add(refused.row().line()));
            }
            int expected = 0;
            while (expected < settled.length && settled[expected]) {
                expected++;
            }
            assertThat(prefix.rows()).as("seed %d, row %d", seed, row).isEqualTo(expected);
            assertThat(prefix.accepted() + prefix.rejected()).isEqualTo(expected);
            assertThat(prefix.rejected()).isEqualTo(written.size()).isEqualTo((expected + 6) / 7);
        }
        assertThat(written).as("in the order of the input").isSorted();
    }

    @Test
    void a_row_that_stays_open_bounds_how_far_the_others_go() {
        CompletedPrefix prefix = new CompletedPrefix(10, 10, 0);

        for (long row = 11; prefix.hasRoomFor(row); row++) {
            prefix.accept(row, refused -> {});
        }

        assertThat(prefix.hasRoomFor(10 + CompletedPrefix.WINDOW)).isFalse();
        assertThat(prefix.rows()).isEqualTo(10);
        prefix.accept(10, refused -> {});
        assertThat(prefix.rows()).isEqualTo(10 + CompletedPrefix.WINDOW);
    }

    @Test
    void the_text_of_refused_rows_that_wait_is_bounded_too() {
        CompletedPrefix prefix = new CompletedPrefix(0, 0, 0);
        long row = 1;
        while (prefix.hasRoomFor(row)) {
            prefix.reject(row, refused(row, 100_000), refused -> {});
            row++;
        }
        assertThat(row).isEqualTo(1 + CompletedPrefix.MOST_HELD_CHARS / 100_000);
        assertThat(prefix.hasRoomFor(0)).as("the one they wait for").isTrue();
        prefix.accept(0, refused -> {});
        assertThat(prefix.hasRoomFor(row)).isTrue();
    }
}
