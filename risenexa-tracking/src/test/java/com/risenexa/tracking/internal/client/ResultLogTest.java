package com.risenexa.tracking.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.support.LogCapture;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R31, in the handlers of java.util.logging, with a clock that the test turns. */
class ResultLogTest {
    private final LogCapture capture = new LogCapture();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ResultLog log = new ResultLog(nanos::get);

    @AfterEach
    void release() {
        capture.close();
    }

    @Test
    void r31_a_configuration_error_is_said_once_at_warning() {
        for (int i = 0; i < 100; i++) {
            log.add(new ConfigurationError(null, "api_key is missing"));
            nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        }

        assertThat(capture.messages()).containsExactly("nothing is tracked: api_key is missing");
        assertThat(capture.records().get(0).getLevel()).isEqualTo(Level.WARNING);
    }

    @Test
    void r31_a_month_of_503_is_at_most_one_line_a_minute_and_the_counts_add_up() {
        int minutes = 30 * 24 * 60;
        for (int i = 0; i < minutes * 4; i++) {
            log.add(new MaxRetriesExceeded("id", 503, "Request failed after 3 retries", null, 4));
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(15));
        }

        assertThat(capture.records()).hasSize(minutes);
        assertThat(capture.messages().get(0)).startsWith("1 event not accepted: max_retries_exceeded");
        assertThat(capture.messages().stream().skip(1))
                .allMatch(line -> line.startsWith("4 events not accepted: max_retries_exceeded"));
        assertThat(said()).isEqualTo(minutes * 4L - 3);
    }

    @Test
    void r31_each_type_has_a_line_of_its_own() {
        log.add(new MaxRetriesExceeded("id", 503, "x", null, 4));
        log.add(new MaxRetriesExceeded("id", 500, "x", null, 4));
        log.add(new AuthenticationError("id", 401, "Invalid token", 1));
        log.add(new ConnectionError("id", "connection refused", 4, null));

        assertThat(capture.messages())
                .containsExactly(
                        "1 event not accepted: max_retries_exceeded (at most one such line a minute)",
                        "1 event not accepted: authentication_error (at most one such line a minute)",
                        "1 event not accepted: connection_error, connection refused"
                                + " (at most one such line a minute)");
    }

    @Test
    void r31_what_is_accepted_is_not_logged() {
        log.add(new Accepted("id", 202, Map.of(), 1));

        assertThat(capture.records()).isEmpty();
    }

    @Test
    void r11_a_log_that_throws_breaks_no_call() {
        Logger logger = Logger.getLogger(ResultLog.NAME);
        Filter before = logger.getFilter();
        logger.setFilter(any -> {
            throw new IllegalStateException("disk full");
        });
        try {
            assertThatCode(() -> log.add(new AuthenticationError("id", 401, "Invalid token", 1)))
                    .doesNotThrowAnyException();
        } finally {
            logger.setFilter(before);
        }
    }

    private long said() {
        Pattern number = Pattern.compile("^(\\d+) ");
        return capture.messages().stream()
                .mapToLong(line -> number.matcher(line)
                        .results()
                        .mapToLong(m -> Long.parseLong(m.group(1)))
                        .sum())
                .sum();
    }
}
