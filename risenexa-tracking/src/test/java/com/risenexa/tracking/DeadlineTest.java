package com.risenexa.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.Line;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.testing.Clients;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One attempt is bounded whole (R18). */
@Timeout(300)
class DeadlineTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Bounded only by the class's patience: what is not bounded by the client never ends. */
    private static void assertTimesOut(Reply reply) {
        try (RawServer server = RawServer.answering(reply);
                TrackingClient client =
                        Clients.builder(server).timeout(TIMEOUT).maxRetries(0).build()) {
            TrackResult result = client.trackRegistration("u1");

            assertThat(result).isInstanceOf(ConnectionError.class);
            ConnectionError error = (ConnectionError) result;
            assertThat(error.message()).isEqualTo("timed out after 1000 ms");
            assertThat(error.cause()).isInstanceOf(TimeoutException.class);
            assertThat(error.attempts()).isEqualTo(1);
            // None, where the machine was too busy to send it within the time-out.
            assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** One piece after the other until the client hangs up. */
    private static Reply dripping(String head, String drop) {
        return (request, line) -> {
            line.write(head);
            drip(line, drop);
        };
    }

    private static void drip(Line line, String drop) throws IOException {
        while (!line.socket().isClosed()) {
            line.write(drop);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Test
    void r18_headers_that_never_come_are_a_time_out() {
        assertTimesOut(Reply.silence());
    }

    @Test
    void r18_headers_that_drip_are_a_time_out() {
        assertTimesOut(dripping("HTTP/1.1 202 Accepted\r\n", "X-More: 1\r\n"));
    }

    @Test
    void r18_a_body_that_never_comes_is_a_time_out() {
        assertTimesOut((request, line) -> {
            line.write("HTTP/1.1 202 Accepted\r\nContent-Length: 21\r\n\r\n");
            line.awaitEnd();
        });
    }

    @Test
    void r18_a_body_that_stalls_is_a_time_out() {
        assertTimesOut((request, line) -> {
            line.write("HTTP/1.1 202 Accepted\r\nContent-Length: 21\r\n\r\n{\"status\":");
            line.awaitEnd();
        });
    }

    @Test
    void r18_a_body_that_drips_for_ever_is_a_time_out() {
        assertTimesOut(dripping("HTTP/1.1 202 Accepted\r\nContent-Length: 60000\r\n\r\n", " "));
    }

    @Test
    void r18_chunks_that_drip_for_ever_are_a_time_out() {
        assertTimesOut(dripping("HTTP/1.1 500 X\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"));
    }

    @Test
    void r18_a_body_until_the_end_of_a_stream_that_never_ends_is_a_time_out() {
        assertTimesOut((request, line) -> {
            line.write("HTTP/1.1 401 X\r\n\r\n{}");
            line.awaitEnd();
        });
    }

    @Test
    void r18_interim_answers_for_ever_are_a_connection_error() {
        try (RawServer server = RawServer.answering(dripping("", "HTTP/1.1 100 Continue\r\n\r\n"));
                TrackingClient client =
                        Clients.builder(server).timeout(TIMEOUT).maxRetries(0).build()) {
            // Which one says no first, the deadline or the count of the JDK's client, depends on the JDK.
            assertThat(client.trackRegistration("u1")).isInstanceOf(ConnectionError.class);
        }
    }

    @Test
    void r18_a_server_that_reads_nothing_is_a_time_out() throws IOException {
        try (RawServer server = RawServer.readingNothing();
                TrackingClient client =
                        Clients.builder(server).timeout(TIMEOUT).maxRetries(0).build()) {
            TrackResult result =
                    client.track(TrackingEvent.registration("u1").withMetadata(Map.of("much", "x".repeat(1_000_000))));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            ConnectionError.class,
                            error -> assertThat(error.message()).isEqualTo("timed out after 1000 ms"));
        }
    }

    @Test
    void r18_a_tls_handshake_that_is_never_answered_is_a_time_out() {
        try (RawServer server = RawServer.readingNothing();
                TrackingClient client = Clients.builder(server)
                        .baseUrl("https://localhost:" + server.port())
                        .timeout(TIMEOUT)
                        .maxRetries(0)
                        .build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            ConnectionError.class,
                            error -> assertThat(error.message()).isEqualTo("timed out after 1000 ms"));
        }
    }

    @Test
    void r18_the_shortest_timeout_is_one_too() {
        try (RawServer server = RawServer.answering(Reply.silence());
                TrackingClient client = Clients.builder(server)
                        .timeout(Duration.ofMillis(1))
                        .maxRetries(0)
                        .build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            ConnectionError.class,
                            error -> assertThat(error.message()).isEqualTo("timed out after 1 ms"));
        }
    }

    @Test
    void r18_a_dripped_answer_that_is_complete_in_time_is_accepted() {
        try (RawServer server = RawServer.answering((request, line) -> {
                    for (byte b : "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}".getBytes(US_ASCII)) {
                        line.write(new byte[] {b});
                    }
                });
                TrackingClient client = Clients.builder(server).build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
        }
    }

    @Test
    void r18_after_a_time_out_the_next_event_is_sent_on_a_fresh_connection() {
        try (RawServer server = RawServer.answering(Reply.silence(), Reply.ACCEPTED);
                // Long enough for the second answer on any machine.
                TrackingClient client =
                        Clients.builder(server).timeout(Duration.ofSeconds(5)).build()) {
            TrackResult result = client.trackRegistration("u1");

            assertThat(result.isAccepted()).isTrue();
            assertThat(result.attempts()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}
