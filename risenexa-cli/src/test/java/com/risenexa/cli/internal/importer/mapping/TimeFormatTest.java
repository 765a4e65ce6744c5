package com.risenexa.cli.internal.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.cli.internal.CliException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy HH:mm, 01.04.2026 14:00, 2026-04-01T12:00:00Z",
        "dd.MM.uuuu HH:mm:ss, 01.04.2026 14:00:01, 2026-04-01T12:00:01Z",
        "dd.MM.yyyy, 01.04.2026, 2026-03-31T22:00:00Z",
        "d.M.yy H:mm, 1.4.26 14:00, 2026-04-01T12:00:00Z",
        "MM/dd/yyyy hh:mm a, 04/01/2026 02:00 PM, 2026-04-01T12:00:00Z",
        "M/d/yyyy h:mm a, 4/1/2026 2:00 pm, 2026-04-01T12:00:00Z",
        "d MMM yyyy HH:mm, 1 Apr 2026 14:00, 2026-04-01T12:00:00Z",
        "'EEE MMM dd HH:mm:ss zzz yyyy', 'Wed Apr 01 12:00:00 UTC 2026', 2026-04-01T12:00:00Z",
        "yyyyMMddHHmmss, 20260401140000, 2026-04-01T12:00:00Z",
        "yyyy-MM-dd HH, 2026-04-01 14, 2026-04-01T12:00:00Z",
        "yyyy-MM-dd'T'HH:mm:ss.SSSXX, 2026-04-01T12:00:00.250Z, 2026-04-01T12:00:00.250Z",
        "yyyy-MM-dd HH:mm:ssx, 2026-04-01 12:00:00+00, 2026-04-01T12:00:00Z",
        "yyyy-MM-dd HH:mm VV, 2026-04-01 08:00 America/New_York, 2026-04-01T12:00:00Z",
        "yyyy-MM-dd[ HH:mm], 2026-04-01, 2026-03-31T22:00:00Z",
        "yyyy-MM-dd G HH:mm, 2026-04-01 AD 14:00, 2026-04-01T12:00:00Z",
        "epoch-seconds, 1775044800, 2026-04-01T12:00:00Z",
        "epoch-seconds, 1775044800.123456789, 2026-04-01T12:00:00.123456789Z",
        "epoch-seconds, -1.5, 1969-12-31T23:59:58.500Z",
        "epoch-seconds, 0, 1970-01-01T00:00:00Z",
        "epoch-millis, 1775044800123, 2026-04-01T12:00:00.123Z",
        "epoch-millis, 1775044800123.5, 2026-04-01T12:00:00.123500Z",
        "epoch-millis, -1, 1969-12-31T23:59:59.999Z"
    })
    void a_time_is_read_as_its_format_says(String format, String text, Instant expected) {
        assertThat(TimeFormat.of(format).read(text, BERLIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy, 31.02.2026",
        "dd.MM.yyyy, 2026-04-01",
        "dd.MM.yyyy HH:mm, 01.04.2026",
        "dd.MM.yyyy HH:mm, 01.04.2026 24:00",
        "dd.MM.yyyy, 01.04.2026 x",
        "epoch-seconds, 2026-04-01",
        "epoch-seconds, 1e9",
        "epoch-seconds, 9999999999999999",
        "epoch-seconds, 999999999999999.",
        "epoch-millis, ''"
    })
    void what_is_written_otherwise_is_no_time(String format, String text) {
        assertThat(TimeFormat.of(format).read(text, BERLIN)).isNull();
        assertThat(TimeFormat.of(format).expected()).contains("--time-format " + format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:mm", "nonsense", "dd.MM", "yyyy-MM", "epoch", "", "dd.MM.yyyy 'open", "[yyyy"})
    void a_format_without_a_day_is_refused_at_once(String format) {
        assertThatThrownBy(() -> TimeFormat.of(format))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("--time-format " + format);
    }
}
