package com.risenexa.tracking.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cause of a missing answer in words (R8), whichever engine says it how. */
class FailureTest {

    static Stream<Arguments> failures() {
        IOException circle = new IOException("a");
        circle.initCause(new IOException("b", circle));
        return Stream.of(
                Arguments.of(new TimeoutException("x"), "timed out after 2000 ms"),
                Arguments.of(new InterruptedException(), "interrupted"),
                Arguments.of(new UnknownHostException("app"), "host not found"),
                Arguments.of(caused(new ConnectException(), new UnresolvedAddressException()), "host not found"),
                Arguments.of(new SSLHandshakeException("no cipher"), "TLS failed: no cipher"),
                Arguments.of(caused(new IOException("x"), new SSLHandshakeException("y")), "TLS failed: x"),
                Arguments.of(new ConnectException(), "connection refused"),
                Arguments.of(new ConnectException("Connection refused"), "connection refused"),
                Arguments.of(new ConnectException("Connect to [::1]:1 failed: REFUSED"), "connection refused"),
                Arguments.of(new ConnectException("Network down"), "could not connect: Network down"),
                Arguments.of(new NoRouteToHostException("No route"), "connection lost: No route"),
                Arguments.of(new SocketException("Connection reset"), "connection lost: Connection reset"),
                Arguments.of(new EOFException(), "connection lost (EOFException)"),
                Arguments.of(caused(new IOException("no bytes"), new EOFException("x")), "connection lost: no bytes"),
                Arguments.of(new ProtocolException("Invalid status line: alice"), "no answer: it is not HTTP"),
                Arguments.of(new ClosedChannelException(), "no answer (ClosedChannelException)"),
                Arguments.of(new IOException(" "), "no answer (IOException)"),
                Arguments.of(new IOException("For input string: \"alice\""), "no answer (IOException)"),
                Arguments.of(new IOException("a\r\n\u001b[31mb"), "no answer: a [31mb"),
                Arguments.of(new IllegalStateException("odd"), "no answer: odd"),
                Arguments.of(new IOException("x".repeat(199) + "\uD83D\uDE80"), "no answer: " + "x".repeat(199)),
                Arguments.of(circle, "no answer: a"));
    }

    private static Exception caused(Exception failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void r8_a_missing_answer_is_named(Exception failure, String words) {
        assertThat(Failure.describe(failure, Duration.ofSeconds(2))).isEqualTo(words);
    }
}
