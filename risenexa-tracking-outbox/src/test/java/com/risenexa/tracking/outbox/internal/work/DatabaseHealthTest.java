package com.risenexa.tracking.outbox.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> log = new ArrayList<>();
    private final DatabaseHealth health = new DatabaseHealth(nanos::get, log::add);

    @Test
    void an_outage_is_one_line_then_one_a_minute_and_one_when_it_is_over() {
        health.succeeded();
        for (int second = 0; second < 150; second++) {
            health.failed(new RuntimeException(new SQLException("Connection refused")));
            pass(Duration.ofSeconds(1));
        }
        assertThat(log).hasSize(3).allSatisfy(line -> assertThat(line).contains("Connection refused"));
        assertThat(health.problem()).isEqualTo("Connection refused");
        health.succeeded();
        health.succeeded();
        assertThat(log).hasSize(4).last().asString().contains("answers again", "150 s");
        assertThat(health.problem()).isNull();
    }

    @Test
    void a_poll_that_takes_longer_than_30_s_is_said_and_shown() {
        health.pollBegins();
        pass(DatabaseHealth.LONGEST_POLL);
        health.check();
        assertThat(health.problem()).isNull();
        pass(Duration.ofSeconds(1));
        health.check();
        health.check();
        assertThat(log).singleElement().asString().contains("has not answered a poll for 31 s");
        assertThat(health.problem()).contains("31 s");
        health.pollEnds();
        health.succeeded();
        assertThat(health.problem()).isNull();
    }

    @Test
    void a_full_disk_says_what_does_not_happen_meanwhile() {
        health.failed(new SQLException("could not extend file", "53100"));
        assertThat(health.problem()).contains("could not extend file", "nothing is claimed or delivered");
    }

    @Test
    void a_lost_connection_is_reported_in_the_words_of_the_driver() {
        health.failed(new IllegalStateException(new SQLException("An I/O error occurred", new EOFException())));
        assertThat(health.problem()).isEqualTo("An I/O error occurred");
    }

    @Test
    void a_log_that_throws_is_no_failure_of_what_is_logged() {
        DatabaseHealth loud = new DatabaseHealth(nanos::get, line -> {
            throw new OutOfMemoryError("in the log");
        });
        loud.failed(new SQLException("Connection refused"));
        assertThat(loud.problem()).isEqualTo("Connection refused");
        loud.succeeded();
        assertThat(loud.problem()).isNull();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
