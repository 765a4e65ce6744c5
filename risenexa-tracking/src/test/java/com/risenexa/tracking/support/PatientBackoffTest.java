package com.risenexa.tracking.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientBackoffTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "2, 4",
        "3, 8",
        "4, 16",
        "5, 30",
        "6, 60",
        "7, 120",
        "8, 240",
        "9, 480",
        "10, 750",
        "11, 750",
        "2147483647, 750"
    })
    void r13_the_patient_backoff_goes_on_where_the_other_stops_and_ends_at_15_minutes(int retry, long seconds) {
        assertThat(RetryPolicy.patientBackoff(retry, 0.5)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(RetryPolicy.patientBackoff(retry, 0)).isEqualTo(Duration.ofMillis(seconds * 800));
        assertThat(RetryPolicy.patientBackoff(retry, 1))
                .isEqualTo(Duration.ofMillis(seconds * 1200))
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5"})
    void r13_until_30_seconds_both_are_the_same(int retry) {
        assertThat(RetryPolicy.patientBackoff(retry, 0.3)).isEqualTo(RetryPolicy.backoff(retry, 0.3));
    }
}
