package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.testing.Clients;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R8, R9: a proxy that lets nothing through is a connection error that names it. */
@Timeout(300)
class ProxyTest {
    private static final String LOGIN = "Proxy-Authenticate: Basic realm=\"x\"";

    private static HttpClient.Builder through(int port) {
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", port)))
                .executor(Runnable::run);
    }

    private static TrackResult track(HttpClient client, String baseUrl) {
        try (TrackingClient tracking = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .baseUrl(baseUrl)
                .allowInsecure(true)
                .timeout(Duration.ofMinutes(1))
                .maxRetries(0)
                .httpClient(client)
                .build()) {
            return tracking.trackRegistration("u1");
        }
    }

    private static String failure(HttpClient client) {
        TrackResult result = track(client, "https://app.example");
        assertThat(result).isInstanceOf(ConnectionError.class);
        assertThat(((ConnectionError) result).cause()).isNotNull();
        return ((ConnectionError) result).message();
    }

    @ParameterizedTest
    @ValueSource(strings = {LOGIN, "Proxy-Authenticate: Negotiate", "X-No: login"})
    void r8_a_407_to_connect_is_a_connection_error_that_names_the_proxy_and_says_what_to_do(String header) {
        try (RawServer proxy = RawServer.answering(Reply.status(407, header))) {
            assertThat(failure(through(proxy.port()).build()))
                    .isEqualTo("the proxy 127.0.0.1:" + proxy.port() + " answers 407 to CONNECT: it asks for"
                            + " credentials, which only an httpClient(…) with an authenticator can give");
            assertThat(proxy.requests()).isNotEmpty().allSatisfy(request -> {
                assertThat(request.requestLine()).isEqualTo("CONNECT app.example:443 HTTP/1.1");
                assertThat(request.bytes()).doesNotContain(Clients.KEY);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LOGIN, "Proxy-Authenticate: Negotiate", "X-No: login"})
    void r8_a_407_is_named_with_an_authenticator_too(String header) {
        Authenticator authenticator = new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("user", "secret".toCharArray());
            }
        };
        try (RawServer proxy = RawServer.answering(Reply.status(407, header))) {
            assertThat(failure(
                            through(proxy.port()).authenticator(authenticator).build()))
                    .startsWith("the proxy 127.0.0.1:" + proxy.port() + " answers 407 to CONNECT");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 302, 401, 403, 429, 502, 503})
    void r8_any_other_answer_to_connect_is_the_proxys_and_never_the_servers(int status) {
        try (RawServer proxy = RawServer.answering(Reply.status(status, "Retry-After: 100"))) {
            assertThat(failure(through(proxy.port()).build()))
                    .isEqualTo("the proxy 127.0.0.1:" + proxy.port() + " answers " + status + " to CONNECT");
        }
    }

    @Test
    void r8_a_proxy_that_speaks_no_http_hangs_up_or_is_not_there_is_named() {
        try (RawServer garbage =
                        RawServer.answering(Reply.bytes("garbage\r\n\r\n").thenClose());
                RawServer closing = RawServer.answering(Reply.close());
                RawServer plain = RawServer.answering(
                        Reply.bytes("HTTP/1.1 200 OK\r\n\r\nno TLS").thenClose())) {
            assertThat(failure(through(garbage.port()).build()))
                    .isEqualTo("no answer: it is not HTTP (through the proxy 127.0.0.1:" + garbage.port() + ")");
            assertThat(failure(through(closing.port()).build()))
                    .endsWith(" (through the proxy 127.0.0.1:" + closing.port() + ")");
            assertThat(failure(through(plain.port()).build()))
                    .startsWith("TLS failed")
                    .endsWith(" (through the proxy 127.0.0.1:" + plain.port() + ")");
        }
        int nobody = RawServer.refusingPort();
        assertThat(failure(through(nobody).build()))
                .isEqualTo("connection refused (through the proxy 127.0.0.1:" + nobody + ")");
    }

    @Test
    void r9_a_407_to_an_event_over_plain_http_says_that_a_proxy_asks_for_credentials() {
        try (RawServer proxy = RawServer.answering(Reply.status(407, LOGIN))) {
            assertThat(track(through(proxy.port()).build(), "http://app.example"))
                    .isInstanceOfSatisfying(UnexpectedResponse.class, error -> {
                        assertThat(error.statusCode()).isEqualTo(407);
                        assertThat(error.message()).contains("a proxy asks for credentials");
                    });
        }
    }
}
