package com.risenexa.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.testing.Clients;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of 300 MB, of which at most 64 KiB are read (R7). */
@Timeout(300)
class HugeAnswerTest {
    private static final int HUGE = 300 * 1024 * 1024;

    /** What lies in the buffers between: far more than a loopback connection holds, far less than the answer. */
    private static final long AT_MOST = 32 * 1024 * 1024;

    /** Writes what the client takes, and tells how much that was. */
    private static Reply flood(String head, byte[] piece, CompletableFuture<Long> written) {
        return (request, line) -> {
            long sum = 0;
            try {
                line.write(head);
                while (sum < HUGE) {
                    line.write(piece);
                    sum += piece.length;
                }
            } catch (IOException hungUp) {
                line.close();
            } finally {
                written.complete(sum);
            }
        };
    }

    private static TrackResult trackAgainst(String head, String piece) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (RawServer server = RawServer.answering(flood(head, piece.getBytes(US_ASCII), written));
                TrackingClient client = Clients.builder(server)
                        .timeout(Duration.ofMinutes(1))
                        .maxRetries(0)
                        .build()) {
            TrackResult result = client.trackRegistration("u1");

            assertThat(written.get(60, TimeUnit.SECONDS)).isLessThan(AT_MOST);
            return result;
        }
    }

    @Test
    void r7_a_huge_body_is_not_read_and_changes_nothing_else() throws Exception {
        String piece = "x".repeat(8192);

        assertThat(trackAgainst("HTTP/1.1 202 X\r\nContent-Length: " + HUGE + "\r\n\r\n", piece))
                .isInstanceOfSatisfying(
                        Accepted.class, accepted -> assertThat(accepted.body()).isEmpty());
        assertThat(trackAgainst("HTTP/1.1 401 X\r\nContent-Length: " + HUGE + "\r\n\r\n", piece))
                .isInstanceOfSatisfying(
                        AuthenticationError.class,
                        error -> assertThat(error.message()).isEqualTo("Invalid token"));
        assertThat(trackAgainst("HTTP/1.1 200 X\r\nContent-Length: " + HUGE + "\r\n\r\n", piece))
                .isInstanceOf(UnexpectedResponse.class);
    }

    @Test
    void r7_huge_chunks_are_not_read_either() throws Exception {
        assertThat(trackAgainst(
                        "HTTP/1.1 202 X\r\nTransfer-Encoding: chunked\r\n\r\n", "2000\r\n" + "x".repeat(8192) + "\r\n"))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void r9_headers_without_end_are_a_connection_error() {
        byte[] piece = ("X-More: " + "x".repeat(8192) + "\r\n").getBytes(US_ASCII);
        try (RawServer server = RawServer.answering(flood("HTTP/1.1 202 X\r\n", piece, new CompletableFuture<>()));
                TrackingClient client = Clients.builder(server).maxRetries(0).build()) {
            assertThat(client.trackRegistration("u1")).isInstanceOf(ConnectionError.class);
        }
    }

    @Test
    void r7_the_next_event_after_a_huge_answer_finds_a_fresh_connection() throws Exception {
        String huge = "HTTP/1.1 202 X\r\nContent-Length: " + HUGE + "\r\n\r\n";
        try (RawServer server =
                        RawServer.answering(flood(huge, new byte[8192], new CompletableFuture<>()), Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(client.trackRegistration("u2").isAccepted()).isTrue();
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}
