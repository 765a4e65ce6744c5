package com.risenexa.tracking.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header's forms (R14); what is done with the wait is not decided here. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00.250Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "' 7 ', 7", "007, 7", "86400, 86400", "3153600000, 3153600000"})
    void r14_delta_seconds_are_read(String header, long seconds) {
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999", "99999999999", "99999999999999999999999999"})
    void r15_more_seconds_than_any_cap_are_a_hundred_years(String header) {
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wed, 01 Apr 2026 12:00:30 GMT",
                "Wednesday, 01-Apr-26 12:00:30 GMT",
                "Wed Apr  1 12:00:30 2026",
                " Wed, 01 Apr 2026 12:00:30 GMT "
            })
    void r14_each_form_of_an_http_date_is_held_against_the_clock(String header) {
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofMillis(29_750));
    }

    @Test
    void r14_a_date_is_held_against_the_clock_of_the_server_that_made_it() {
        assertThat(RetryAfter.parse("Wed, 01 Apr 2026 09:00:05 GMT", "Wed, 01 Apr 2026 09:00:00 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void r14_without_a_readable_date_header_the_own_clock_counts() {
        assertThat(RetryAfter.parse("Wed, 01 Apr 2026 12:00:05 GMT", "yesterday", NOW))
                .isEqualTo(Duration.ofMillis(4_750));
    }

    @Test
    void r15_a_moment_in_the_past_is_zero() {
        assertThat(RetryAfter.parse("Tue, 31 Mar 2026 12:00:00 GMT", null, NOW)).isZero();
    }

    @Test
    void r15_a_moment_beyond_every_cap_is_a_hundred_years() {
        assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", null, NOW)).isEqualTo(Duration.ofDays(36_500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "5s",
                "5, 10",
                "soon",
                "٣",
                "Thu, 01 Apr 2026 12:00:30 GMT",
                "2026-04-01T12:00:30Z",
                "Wed, 32 Apr 2026 12:00:30 GMT",
                "Wed, 01 Apr 2026 12:00:30 XYZ"
            })
    void r14_what_is_unreadable_is_no_header(String header) {
        assertThat(RetryAfter.parse(header, null, NOW)).isNull();
    }

    @Test
    void r14_no_header_is_no_wait() {
        assertThat(RetryAfter.parse(null, "Wed, 01 Apr 2026 09:00:00 GMT", NOW)).isNull();
    }
}
