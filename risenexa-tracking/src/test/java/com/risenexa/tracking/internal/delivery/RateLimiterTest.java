package com.risenexa.tracking.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate limiter by itself: a pause, then a slow start. */
class RateLimiterTest {
    private static final long SECOND = 1_000_000_000L;
    private final RateLimiter limiter = new RateLimiter(1);
    private long now;

    @Test
    void an_open_one_lets_everything_through() {
        assertThat(limiter.isPaused(0)).isFalse();
        for (int i = 0; i < 1000; i++) {
            assertThat(limiter.hasPermit()).isTrue();
            assertThat(limiter.acquire()).isEqualTo(RateLimiter.UNLIMITED);
        }
    }

    @Test
    void r16_nothing_passes_until_the_moment_has_come() {
        limiter.pause(Duration.ofSeconds(2), 0);

        assertThat(limiter.isPaused(0)).isTrue();
        assertThat(limiter.isPaused(2 * SECOND - 1)).isTrue();
        assertThat(limiter.isPaused(2 * SECOND)).isFalse();
        assertThat(limiter.hasPermit()).isTrue();
    }

    @Test
    void r16_of_two_moments_the_later_stands() {
        limiter.pause(Duration.ofSeconds(5), 0);
        limiter.pause(Duration.ofSeconds(1), SECOND);
        assertThat(limiter.askedToWait(SECOND)).isEqualTo(Duration.ofSeconds(4));

        limiter.pause(Duration.ofSeconds(9), SECOND);
        assertThat(limiter.pausedUntil()).isEqualTo(10 * SECOND);
    }

    @Test
    void r16_a_pause_lasts_an_hour_at_most_whatever_was_asked_for() {
        limiter.pause(Duration.ofDays(30_000), 0);

        assertThat(limiter.isPaused(3600 * SECOND - 1)).isTrue();
        assertThat(limiter.isPaused(3600 * SECOND)).isFalse();
        assertThat(limiter.askedToWait(0)).isEqualTo(Duration.ofDays(30_000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 3, 1000})
    void a_time_scale_divides_the_pause_and_not_what_was_asked_for(double scale) {
        RateLimiter scaled = new RateLimiter(scale);
        scaled.pause(Duration.ofSeconds(6), 0);

        long until = (long) (6 * SECOND / scale);
        assertThat(scaled.isPaused(until - 1)).isTrue();
        assertThat(scaled.isPaused(until)).isFalse();
        assertThat(scaled.askedToWait(0)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void r16_it_opens_with_one_and_lets_one_more_in_with_each_that_is_not_limited_again() {
        limiter.pause(Duration.ZERO, 0);

        List<Long> inside = new ArrayList<>(acquireAll());
        assertThat(inside).hasSize(1);
        for (int allowed = 2; allowed < 128; allowed++) {
            limiter.release(inside.remove(0), true, now);
            inside.addAll(acquireAll());
            assertThat(inside).hasSize(allowed);
        }
        limiter.release(inside.remove(0), true, now);

        assertThat(limiter.acquire()).as("the slow start is over").isEqualTo(RateLimiter.UNLIMITED);
    }

    @Test
    void r16_another_429_begins_the_slow_start_anew_and_forgets_who_is_inside() {
        limiter.pause(Duration.ZERO, 0);
        limiter.release(limiter.acquire(), true, now);
        List<Long> two = acquireAll();
        assertThat(two).hasSize(2);
        assertThat(two).noneMatch(limiter::isStale);

        limiter.pause(Duration.ZERO, 0);
        assertThat(two).allMatch(limiter::isStale);
        two.forEach(permit -> limiter.release(permit, true, now));

        assertThat(acquireAll()).as("those of the old round widen nothing").hasSize(1);
    }

    @Test
    void r16_a_limit_that_is_met_again_soon_is_approached_ever_more_slowly() {
        limiter.pause(Duration.ZERO, 0);
        assertThat(allowedAfter(39)).isEqualTo(40);

        now = 3 * SECOND;
        limiter.pause(Duration.ofSeconds(1), 2 * SECOND);
        assertThat(allowedAfter(0)).as("again it opens with one").isEqualTo(1);
        assertThat(allowedAfter(19)).as("fast to half of the 40").isEqualTo(20);
        assertThat(allowedAfter(1_000)).as("whatever is sent").isEqualTo(20);
        now += SECOND / 10;
        assertThat(allowedAfter(1_000))
                .as("then one more for each tenth of a second")
                .isEqualTo(21);

        now = 6 * SECOND;
        limiter.pause(Duration.ofSeconds(1), 5 * SECOND);
        assertThat(allowedAfter(100)).as("fast to half of the 21").isEqualTo(10);
    }

    @Test
    void r16_a_429_from_before_the_pause_says_nothing_new() {
        limiter.pause(Duration.ZERO, 0);
        assertThat(allowedAfter(39)).isEqualTo(40);
        limiter.pause(Duration.ZERO, 2 * SECOND);
        limiter.pause(Duration.ZERO, 2 * SECOND + 1);
        now = 3 * SECOND;

        assertThat(allowedAfter(19))
                .as("half of the 40, not of the one that it opens with")
                .isEqualTo(20);
    }

    @Test
    void r16_a_limit_that_is_met_again_after_a_minute_of_peace_is_a_new_one() {
        limiter.pause(Duration.ofSeconds(1), 0);
        now = 2 * SECOND;
        assertThat(allowedAfter(3)).isEqualTo(4);
        limiter.pause(Duration.ofSeconds(1), now);
        now = 4 * SECOND;
        assertThat(allowedAfter(3)).isEqualTo(2);
        limiter.pause(Duration.ofSeconds(1), 64 * SECOND);
        now = 66 * SECOND;

        assertThat(allowedAfter(49)).isEqualTo(50);
    }

    @Test
    void r16_several_429_of_one_moment_are_one_limit() {
        limiter.pause(Duration.ofSeconds(1), 0);
        limiter.pause(Duration.ofSeconds(1), 0);
        limiter.pause(Duration.ofSeconds(1), SECOND / 2);
        now = 2 * SECOND;

        assertThat(allowedAfter(49)).isEqualTo(50);
    }

    @Test
    void a_permit_that_comes_back_without_a_request_is_free_again_and_widens_nothing() {
        limiter.pause(Duration.ZERO, 0);
        long only = limiter.acquire();
        assertThat(limiter.hasPermit()).isFalse();

        limiter.release(only, false, now);

        assertThat(acquireAll()).hasSize(1);
    }

    /** How many it lets in at once after so many attempts, one after the other, that are not limited. */
    private int allowedAfter(int attempts) {
        for (int i = 0; i < attempts; i++) {
            limiter.release(limiter.acquire(), true, now);
        }
        List<Long> all = acquireAll();
        all.forEach(permit -> limiter.release(permit, false, now));
        return all.size();
    }

    private List<Long> acquireAll() {
        List<Long> acquired = new ArrayList<>();
        while (!limiter.isPaused(now) && limiter.hasPermit()) {
            acquired.add(limiter.acquire());
        }
        return acquired;
    }
}
