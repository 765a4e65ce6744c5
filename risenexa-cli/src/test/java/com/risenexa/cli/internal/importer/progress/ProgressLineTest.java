package com.risenexa.cli.internal.importer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.importer.progress.ProgressLine.AnsiLine;
import com.risenexa.cli.internal.importer.progress.ProgressLine.Progress;
import com.risenexa.cli.internal.importer.progress.ProgressLine.RateEstimator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    private static final Progress HALF = new Progress(500_000, 499_000, 12, 3, 0.5, 12_345, 83, null);

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40, 60, 80, 100, 120, 160, 200})
    void at_every_width_the_line_fits_and_shows_the_share(int width) {
        String line = ProgressLine.bar(HALF, width);

        assertThat(line.length()).isBetween(1, width - 3);
        assertThat(line).startsWith(" 50%");
        if (width >= 40) {
            assertThat(line).contains("12,345/s", "1:23", "499,000", "12");
        }
    }

    @Test
    void a_wide_line_has_words_and_a_narrow_one_signs() {
        assertThat(ProgressLine.bar(HALF, 140))
                .isEqualTo(" 50% [####################                    ]  12,345/s  ETA 1:23"
                        + "  read 500,000  accepted 499,000  rejected 12  undelivered 3");
        assertThat(ProgressLine.bar(HALF, 41)).isEqualTo(" 50% 12,345/s 1:23 ✓ 499,000 ✗ 12 … 3");
    }

    @Test
    void what_nobody_knows_is_left_out_and_what_it_waits_for_is_said() {
        Progress stdin = new Progress(5, 5, 0, 0, Double.NaN, 0.5, -1, "waiting for input");

        assertThat(ProgressLine.plain(stdin))
                .isEqualTo("0.5/s  read 5  accepted 5  rejected 0  undelivered 0  waiting for input");
        assertThat(ProgressLine.bar(stdin, 120)).doesNotContain("%", "ETA").contains("waiting for input");
        assertThat(ProgressLine.plain(new Progress(1, 1, 0, 0, 0.1, 1, 36_061, null)))
                .contains("ETA 10:01:01");
    }

    @Test
    void a_line_that_was_broken_by_a_narrower_window_is_cleared_whole() {
        assertThat(AnsiLine.clear(0, 80)).isEqualTo("\r\u001b[J");
        assertThat(AnsiLine.clear(79, 80)).isEqualTo("\r\u001b[J");
        assertThat(AnsiLine.clear(119, 40)).isEqualTo("\r\u001b[2A\u001b[J");
    }

    @Test
    void the_speed_is_that_of_the_last_seconds() {
        RateEstimator speed = new RateEstimator(0, 0);
        double last = 0;
        for (int i = 1; i <= 100; i++) {
            last = speed.at(i * 100_000_000L, i * 50L); // 500/s for 10 s
        }
        assertThat(last).isBetween(499.0, 501.0);
        for (int i = 101; i <= 300; i++) {
            last = speed.at(i * 100_000_000L, 5000); // then nothing for 20 s
        }
        assertThat(last).isLessThan(1);
        assertThat(RateEstimator.secondsLeft(0.2, 0.6, 10)).isEqualTo(10);
        assertThat(RateEstimator.secondsLeft(0, Double.NaN, 10)).isEqualTo(-1);
    }
}
