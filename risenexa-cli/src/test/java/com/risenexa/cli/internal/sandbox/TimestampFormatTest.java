package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.sandbox.AttemptPrinter.TimestampFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimestampFormatTest {
    private final TimestampFormat moments =
            new TimestampFormat(Clock.fixed(Instant.parse("2026-04-02T10:00:00Z"), ZoneId.of("Europe/Berlin")));

    @Test
    void today_has_its_time_of_this_zone_and_what_lies_back_its_date() {
        assertThat(moments.text("2026-04-01T22:00:00.5Z")).isEqualTo("00:00:00.500");
        assertThat(moments.text("2026-04-01T21:59:59Z")).isEqualTo("Apr 01 23:59");
        assertThat(moments.text("2025-12-31T12:00:00Z")).isEqualTo("Dec 31  2025");
        assertThat(moments.text("")).isEqualTo("-");
    }

    @Test
    void all_are_equally_wide() {
        assertThat(List.of("2026-04-01T22:00:00.5Z", "2026-04-01T21:59:59Z", "2025-12-31T12:00:00Z"))
                .allMatch(instant -> moments.text(instant).length() == TimestampFormat.WIDTH);
    }
}
