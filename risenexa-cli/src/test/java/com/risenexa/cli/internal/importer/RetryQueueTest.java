package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.importer.RowReaderThread.ImportRow;
import com.risenexa.cli.internal.importer.RowSender.RowRateLimiter;
import com.risenexa.cli.internal.importer.RowSender.RowRateLimiter.Rate;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.mapping.RowMapper.MappingResult;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** By a clock that is turned by hand. */
class RetryQueueTest {
    private final RetryQueue again = new RetryQueue(Duration.ofMinutes(5), () -> 0.5);

    private static ImportRow item(long number) {
        return new ImportRow(
                number,
                new Row(number + 2, List.of("u"), null, null),
                new MappingResult(TrackingEvent.registration("u"), null));
    }

    private static long seconds(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void r13_each_round_waits_longer_and_an_accepted_row_begins_anew() {
        ImportRow item = item(0);
        again.add(item, null, 0);
        again.add(item(1), null, 0);
        assertThat(again.poll(seconds(0.99))).isNull();
        assertThat(again.poll(seconds(1))).isSameAs(item);
        again.add(item, null, seconds(10));
        assertThat(again.waitNanos(seconds(10))).as("second round").isLessThanOrEqualTo(seconds(2));
        assertThat(again.open()).isEqualTo(2);

        again.settled(item(1), true, seconds(12));
        assertThat(again.open()).isEqualTo(1);
    }

    @Test
    void r14_what_the_server_asks_for_is_waited() {
        again.add(item(0), Duration.ofSeconds(40), 0);
        again.add(item(1), null, seconds(1));

        assertThat(again.poll(seconds(39))).isNull();
        assertThat(again.poll(seconds(40))).isNotNull();
    }

    @Test
    void five_minutes_without_one_accepted_are_enough() {
        assertThat(again.isExpired(seconds(10_000))).as("nothing waits").isFalse();
        ImportRow item = item(0);
        again.add(item, null, seconds(100));
        again.add(item(1), null, seconds(200));
        assertThat(again.isExpired(seconds(399))).isFalse();
        assertThat(again.isExpired(seconds(400))).isTrue();

        again.settled(item(7), true, seconds(399));
        assertThat(again.isExpired(seconds(698))).isFalse();
        assertThat(again.isExpired(seconds(699))).isTrue();
        again.settled(item, false, seconds(650));
        again.settled(item(1), false, seconds(650));
        assertThat(again.isExpired(seconds(9999))).isFalse();
    }

    @Test
    void a_pace_makes_up_for_little_delays_only() {
        RowRateLimiter pace = new RowRateLimiter(Rate.of("10/s"), 0);
        assertThat(pace.waitNanos(0)).isZero();
        pace.sent(0);
        assertThat(pace.waitNanos(0)).isEqualTo(seconds(0.1));
        pace.sent(seconds(0.12));
        assertThat(pace.waitNanos(seconds(0.12))).as("20 ms late").isEqualTo(seconds(0.08));
        pace.sent(seconds(60));
        assertThat(pace.waitNanos(seconds(60))).as("no burst after a stall").isEqualTo(seconds(0.05));
    }
}
