package com.risenexa.sandbox.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.RequestRate;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.TokenBucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void gives_the_burst_at_once_and_then_one_per_interval() {
        TokenBucket bucket = new TokenBucket(2, 3, 0);

        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(0.5);
        assertThat(bucket.take(SECOND / 4)).isCloseTo(0.25, within(1e-9));
        assertThat(bucket.take(SECOND / 2)).isZero();
        assertThat(bucket.take(SECOND / 2)).isEqualTo(0.5);
    }

    @Test
    void never_holds_more_than_the_burst() {
        TokenBucket bucket = new TokenBucket(100, 2, 0);

        assertThat(bucket.take(1000 * SECOND)).isZero();
        assertThat(bucket.take(1000 * SECOND)).isZero();
        assertThat(bucket.take(1000 * SECOND)).isPositive();
    }

    @Test
    void each_startup_has_its_own_bucket_on_its_own_clock() {
        StartupRateLimits limiter = new StartupRateLimits();
        limiter.set(RequestRate.parse("1/m"));
        Startup real = new Startup("real", 1);
        Startup fast = new Startup("fast", 1000);

        assertThat(limiter.secondsToWait(real, 0)).isZero();
        assertThat(limiter.secondsToWait(fast, 0)).isZero();
        assertThat(limiter.secondsToWait(real, 0)).isEqualTo(60);
        assertThat(limiter.secondsToWait(fast, 0)).isEqualTo(60);
        assertThat(limiter.secondsToWait(fast, SECOND * 60 / 1000)).isZero();
        assertThat(limiter.secondsToWait(real, SECOND * 60 / 1000)).isEqualTo(60);
        assertThat(limiter.secondsToWait(real, SECOND * 60)).isZero();
    }

    @Test
    void a_rate_is_a_number_and_a_unit() {
        assertThat(RequestRate.parse("5/s").perSecond()).isEqualTo(5);
        assertThat(RequestRate.parse("90/m").perSecond()).isEqualTo(1.5);
        assertThat(RequestRate.parse("3600/h").perSecond()).isEqualTo(1);
        assertThat(RequestRate.parse("100/m").burst()).isEqualTo(100);
        assertThat(RequestRate.parse("100/m").withBurst(20).burst()).isEqualTo(20);
        assertThat(RequestRate.parse("100/m").text()).isEqualTo("100/m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "100/d", "0/s", "-1/s", "1.5/s", "/m", "100 / m"})
    void another_text_is_refused_with_the_value_and_an_example(String text) {
        assertThatThrownBy(() -> RequestRate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
