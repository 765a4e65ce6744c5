package com.risenexa.tracking.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({
        "0, 0.8, 1, 1.2",
        "1, 1.6, 2, 2.4",
        "2, 3.2, 4, 4.8",
        "3, 6.4, 8, 9.6",
        "4, 12.8, 16, 19.2",
        "5, 24, 30, 36",
        "6, 24, 30, 36",
        "31, 24, 30, 36",
        "32, 24, 30, 36",
        "63, 24, 30, 36",
        "64, 24, 30, 36",
        "100, 24, 30, 36"
    })
    void r13_the_backoff_doubles_to_a_cap_of_30_s_and_jitters_by_a_fifth_either_way(
            int retry, double least, double middle, double most) {
        assertThat(RetryPolicy.backoff(retry, 0)).isEqualTo(seconds(least));
        assertThat(RetryPolicy.backoff(retry, 0.5)).isEqualTo(seconds(middle));
        assertThat(RetryPolicy.backoff(retry, 1)).isEqualTo(seconds(most));
    }

    @Test
    void r13_the_jitter_is_linear_in_the_random_number() {
        assertThat(RetryPolicy.backoff(0, 0.25)).isEqualTo(seconds(0.9));
        assertThat(RetryPolicy.backoff(0, 0.75)).isEqualTo(seconds(1.1));
    }

    @Test
    void r14_what_the_server_asks_for_takes_the_place_of_the_backoff_without_jitter() {
        assertThat(POLICY.delay(5, seconds(7), 0)).isEqualTo(seconds(7));
        assertThat(POLICY.delay(0, Duration.ZERO, 1)).isEqualTo(Duration.ZERO);
        assertThat(POLICY.delay(1, null, 0.5)).isEqualTo(seconds(2));
    }

    @ParameterizedTest
    @CsvSource({"3599, 3599", "3600, 3600", "3601, 3600", "2340000000, 3600"})
    void r16_no_more_than_an_hour_is_waited_whatever_the_server_asks_for(double asked, double waited) {
        assertThat(POLICY.delay(0, seconds(asked), 0.5)).isEqualTo(seconds(waited));
        assertThat(RetryPolicy.pause(seconds(asked))).isEqualTo(seconds(waited));
    }

    @Test
    void r15_only_more_than_the_cap_is_too_long() {
        assertThat(POLICY.isTooLong(null)).isFalse();
        assertThat(POLICY.isTooLong(seconds(60))).isFalse();
        assertThat(POLICY.isTooLong(seconds(60).plusNanos(1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100})
    void r17_as_many_retries_are_allowed_as_configured(int retries) {
        RetryPolicy policy = new RetryPolicy(retries, Duration.ZERO);

        assertThat(policy.allowsAfter(retries)).isTrue();
        assertThat(policy.allowsAfter(retries + 1)).isFalse();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
