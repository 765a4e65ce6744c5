package com.risenexa.tracking.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Rejected.StartupNotFound;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.testing.LogCapture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R31, in the handlers of java.util.logging, with a clock that the test turns. */
class ThrottledErrorLogTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");
    private final LogCapture capture = new LogCapture();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ThrottledErrorLog log = new ThrottledErrorLog(nanos::get);

    @AfterEach
    void release() {
        capture.close();
    }

    @Test
    void r31_a_configuration_error_is_said_once_at_warning() {
        for (int i = 0; i < 100; i++) {
            log.add(null, new ConfigurationError(null, "api_key is missing"));
            nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        }

        assertThat(capture.messages()).containsExactly("nothing is tracked: api_key is missing");
        assertThat(capture.records().get(0).getLevel()).isEqualTo(Level.WARNING);
    }

    @Test
    void r31_a_month_of_503_is_at_most_one_line_a_minute_and_the_counts_add_up() {
        int minutes = 30 * 24 * 60;
        for (int i = 0; i < minutes * 4; i++) {
            log.add(null, new MaxRetriesExceeded(ID, 503, "Request failed after 3 retries", null, 4));
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
        log.add(null, new MaxRetriesExceeded(ID, 503, "x", null, 4));
        log.add(null, new MaxRetriesExceeded(ID, 500, "x", null, 4));
        log.add(null, new AuthenticationError(ID, 401, "Invalid token", 1));
        log.add(null, new ConnectionError(ID, "connection refused", 4, null));

        assertThat(capture.messages())
                .containsExactly(
                        "1 event not accepted: max_retries_exceeded: x (at most one such line a minute)",
                        "1 event not accepted: authentication_error: Invalid token"
                                + " (at most one such line a minute)",
                        "1 event not accepted: connection_error: connection refused"
                                + " (at most one such line a minute)");
    }

    @Test
    void r31_a_line_says_why_with_message_and_errors() {
        log.add(
                TrackingEvent.of(new EventType("signup"), "usr_1"),
                new ValidationError(ID, 422, "Validation failed", List.of("event_type is unknown", "b"), 1));

        assertThat(capture.messages())
                .containsExactly("1 event not accepted: validation_error: Validation failed: event_type is unknown; b"
                        + " (at most one such line a minute)");
    }

    @Test
    void r31_the_reason_of_several_is_that_of_the_last() {
        log.add(null, new AuthenticationError(ID, 401, "first", 1));
        log.add(null, new AuthenticationError(ID, 401, "second", 1));
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(2));
        log.add(null, new AuthenticationError(ID, 401, "third", 1));

        assertThat(capture.messages())
                .last()
                .isEqualTo("2 events not accepted: authentication_error: third"
                        + " (the last of them; at most one such line a minute)");
    }

    @Test
    void r31_a_server_that_repeats_user_id_and_metadata_does_not_bring_them_into_the_log() {
        TrackingEvent event = TrackingEvent.registration("alice@example.org")
                .withMetadata(Map.of("plan", "pro-gold-2026", "deep", Map.of("list", List.of("secret word", 4711))));
        String said = "user alice@example.org on pro-gold-2026 (secret word, 4711) is unknown\nALERT forged";
        log.add(event, new ValidationError(ID, 422, said, List.of("'alice@example.org' is blocked"), 1));

        assertThat(capture.messages())
                .containsExactly("1 event not accepted: validation_error: user *** on *** (***, ***) is unknown ALERT"
                        + " forged: '***' is blocked (at most one such line a minute)");
    }

    @Test
    void r31_a_user_id_of_a_letter_leaves_the_sentence_readable() {
        log.add(
                TrackingEvent.registration("a"),
                new StartupNotFound(ID, 404, "startup acme of user a was not found", 1));

        assertThat(capture.messages().get(0)).contains("startup acme of user *** was not found");
    }

    @Test
    void r31_metadata_that_is_refused_is_named_by_its_path_unless_that_holds_data() {
        for (String key : List.of("plan", "alice@example.org", "a key")) {
            TrackingEvent event = TrackingEvent.registration("u1").withMetadata(Map.of(key, new Object()));
            try (TrackingClient client =
                    TrackingClient.builder().apiKey("k").startupSlug("s").build()) {
                assertThat(((TrackError) client.track(event)).message()).contains("metadata." + key);
            }
        }

        assertThat(capture.messages()).hasSize(3);
        assertThat(capture.messages().get(0)).contains("validation_error: metadata.plan ");
        assertThat(capture.messages().subList(1, 3))
                .allSatisfy(line -> assertThat(line)
                        .contains("validation_error: metadata ")
                        .doesNotContain("alice")
                        .doesNotContain("key"));
    }

    @Test
    void r31_a_message_without_an_end_is_cut() {
        log.add(null, new AuthenticationError(ID, 401, "x".repeat(60_000), 1));

        assertThat(capture.messages().get(0)).hasSizeLessThan(500).contains("x…");
    }

    @Test
    void r31_what_is_accepted_is_not_logged() {
        log.add(null, new Accepted(ID, 202, Map.of(), 1));

        assertThat(capture.records()).isEmpty();
    }

    @Test
    void r11_a_log_that_throws_breaks_no_call() {
        Logger logger = Logger.getLogger(ThrottledErrorLog.NAME);
        Filter before = logger.getFilter();
        logger.setFilter(any -> {
            throw new IllegalStateException("disk full");
        });
        try {
            assertThatCode(() -> log.add(null, new AuthenticationError(ID, 401, "Invalid token", 1)))
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
