package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.testing.One;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none: retried, and a connection error in the end, whatever their status (R9). */
class BrokenAnswerTest {

    private static ConnectionError assertConnectionError(Reply reply) {
        One one = One.track(TrackingEvent.registration("u1"), 2, reply);

        assertThat(one.result()).isInstanceOf(ConnectionError.class);
        assertThat(one.requests()).hasSize(3);
        assertThat(one.result().attempts()).isEqualTo(3);
        return (ConnectionError) one.result();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 \r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 20\r\n\r\n",
                "HTTP/9.9 202 OK\r\n\r\n",
                "{\"status\":\"accepted\"}",
                "HTTP/1.1 202 Accepted\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "\u0000\u0001\u0002\u0003"
            })
    void r9_what_is_not_http_is_a_connection_error(String raw) {
        assertConnectionError(Reply.bytes(raw).thenClose());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 202",
                "HTTP/1.1 202 Accepted\r\n",
                "HTTP/1.1 202 Accepted\r\nContent-Le",
                "HTTP/1.1 202 Accepted\r\nContent-Length: 21\r\n",
                "HTTP/1.1 202 Accepted\r\nContent-Length: 21\r\n\r\n",
                "HTTP/1.1 202 Accepted\r\nContent-Length: 21\r\n\r\n{\"status\":\"accepted\"",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 21\r\n\r\n{\"error\":\"c",
                "HTTP/1.1 422 X\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 500 X\r\nContent-Length: 5\r\n\r\n{",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"
            })
    void r9_what_is_cut_short_is_a_connection_error_whatever_its_status(String raw) {
        assertConnectionError(Reply.bytes(raw).thenClose());
        assertConnectionError((request, line) -> {
            line.write(raw);
            line.reset();
        });
    }

    @Test
    void r9_a_connection_that_ends_without_an_answer_is_named() {
        assertThat(assertConnectionError(Reply.close()).message()).startsWith("connection lost: ");
        assertThat(assertConnectionError(Reply.reset()).message()).startsWith("connection lost: ");
    }

    @Test
    void r9_an_event_is_accepted_after_broken_answers() {
        One one = One.answered(
                Reply.close(),
                Reply.bytes("junk\r\n\r\n").thenClose(),
                Reply.bytes("HTTP/1.1 202 X\r\nContent-Length: 9\r\n\r\n{").thenClose(),
                Reply.ACCEPTED);

        assertThat(one.result().isAccepted()).isTrue();
        assertThat(one.result().attempts()).isEqualTo(4);
        assertThat(one.connections()).isEqualTo(4);
    }

    @Test
    void r9_a_1xx_before_the_answer_is_no_answer() {
        String accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

        assertThat(One.answered(Reply.bytes("HTTP/1.1 100 Continue\r\n\r\n" + accepted))
                        .result()
                        .isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 102, 103, 199})
    void r9_a_1xx_alone_is_never_accepted(int status) {
        One one = One.answeredOnce(Reply.bytes(Reply.head(status) + "\r\n").thenClose());

        assertThat(one.result()).isInstanceOfAny(ConnectionError.class, UnexpectedResponse.class);
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void r9_an_answer_before_the_end_of_the_request_counts() {
        assertThat(One.answeredOnce(
                                Reply.bytes("HTTP/1.0 202 Accepted\r\n\r\n{}").thenClose())
                        .result()
                        .isAccepted())
                .isTrue();
    }
}
