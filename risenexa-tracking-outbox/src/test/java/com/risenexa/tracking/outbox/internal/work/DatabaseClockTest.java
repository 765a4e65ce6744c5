package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant T = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void runs_from_the_databases_moment_and_follows_it_when_it_is_set() throws SQLException {
        AtomicLong nanos = new AtomicLong(77);
        AtomicReference<Instant> database = new AtomicReference<>(T);
        DatabaseClock clock = new DatabaseClock(begins -> database.get(), nanos::get);
        assertThat(clock.now()).isEqualTo(T);
        nanos.addAndGet(5_000_000_000L);
        assertThat(clock.now()).isEqualTo(T.plusSeconds(5));
        database.set(T.minusSeconds(7200));
        clock.refresh();
        assertThat(clock.now()).isEqualTo(T.minusSeconds(7200));
    }

    @Test
    void takes_the_reading_for_the_middle_of_its_round_trip_without_the_wait_for_a_connection() throws SQLException {
        AtomicLong nanos = new AtomicLong();
        DatabaseClock clock = new DatabaseClock(
                begins -> {
                    nanos.addAndGet(9_000_000_000L);
                    begins.run();
                    nanos.addAndGet(200_000_000L);
                    return T;
                },
                nanos::get);
        assertThat(clock.now()).isEqualTo(T.plusMillis(100));
    }
}
