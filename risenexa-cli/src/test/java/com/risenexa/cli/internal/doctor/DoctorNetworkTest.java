package com.risenexa.cli.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the network, each against a server that makes it pass, warn or fail. */
class DoctorNetworkTest {
    private static final String KEY = "rxt_live_abc1234567890";

    @TempDir
    Path folder;

    private static Run.Ended doctor(String baseUrl, String... checks) {
        String[] args = new String[checks.length + 3];
        args[0] = "doctor";
        System.arraycopy(checks, 0, args, 1, checks.length);
        args[checks.length + 1] = "--base-url";
        args[checks.length + 2] = baseUrl;
        return new Run()
                .environment("RISENEXA_API_KEY", KEY)
                .environment("RISENEXA_STARTUP_SLUG", "acme")
                .call(args);
    }

    @Test
    void a_host_that_does_not_exist_fails_dns_and_skips_what_follows() {
        Run.Ended ended = doctor("https://nowhere.invalid", "dns", "connect", "tls", "clock");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .contains("✗ dns       cannot resolve nowhere.invalid", "- connect   not checked: dns did not pass")
                .contains("- tls       not checked: connect", "- clock     not checked: connect")
                .endsWith("4 checks: 0 ok, 0 warning, 1 failed, 3 skipped\n");
    }

    @Test
    void a_closed_port_fails_connect() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Run.Ended ended = doctor("http://127.0.0.1:" + port, "connect", "clock");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
                .contains("✗ connect   cannot connect to 127.0.0.1:" + port, "start a sandbox: risenexa sandbox")
                .contains("- clock     not checked: connect did not pass");
    }

    @Test
    void a_valid_certificate_passes_with_its_days() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "-1d", 100)) {
            assertThat(trusting(server, server.url(), 0))
                    .contains("✓ tls       TLSv1.3, certificate valid for 98 more days");
        }
    }

    @Test
    void a_certificate_that_expires_soon_is_a_warning() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "-1d", 8)) {
            assertThat(trusting(server, server.url(), 0))
                    .contains("! tls       TLSv1.3, certificate valid for 6 more days", "renew");
        }
    }

    /** The trust store is the JVM's own, so this takes a JVM of its own. */
    private String trusting(TlsServer server, String baseUrl, int exitCode) throws Exception {
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djavax.net.ssl.trustStore=" + server.keyStore() + " -Djavax.net.ssl.trustStorePassword=changeit");
        try (Child child = Child.start(folder, environment, "doctor", "tls", "--base-url", baseUrl)) {
            String line = child.line() + child.line() + child.line();
            assertThat(child.exitCode()).as(line).isEqualTo(exitCode);
            return line;
        }
    }

    @Test
    void a_certificate_of_another_host_fails_though_it_is_trusted() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "-1d", 100)) {
            assertThat(trusting(server, server.url().replace("127.0.0.1", "localhost"), 1))
                    .contains("✗ tls       the certificate is for another host than localhost");
        }
    }

    @Test
    void an_expired_certificate_fails_and_says_since_when() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "-10d", 5)) {
            Run.Ended ended = doctor(server.url(), "tls");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.out()).contains("✗ tls       the certificate of 127.0.0.1 expired 5 days ago", "renew");
        }
    }

    @Test
    void a_certificate_of_the_future_blames_the_clock() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "+10d", 5)) {
            assertThat(doctor(server.url(), "tls").out()).contains("is not valid before", "set the clock");
        }
    }

    @Test
    void an_issuer_that_nobody_knows_is_named_and_nothing_is_sent() throws Exception {
        try (TlsServer server = TlsServer.start(folder, "-1d", 100)) {
            Run.Ended ended = doctor(server.url(), "tls", "clock", "auth", "--probe");

            assertThat(ended.out())
                    .contains("✗ tls       the certificate of 127.0.0.1 is not trusted", "CN=doctor-test")
                    .contains("- clock     not checked: tls did not pass", "- auth      not checked");
        }
    }

    @Test
    void a_server_that_speaks_no_tls_fails_the_handshake() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(400, "").thenClose())) {
            assertThat(doctor("https://127.0.0.1:" + server.port(), "tls").out())
                    .contains("✗ tls       the TLS handshake with 127.0.0.1 failed");
        }
    }

    @Test
    void a_proxy_of_the_jvm_is_shown_and_is_what_the_connection_is_made_to() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (RawServer proxy = RawServer.answering(Reply.json(200, "").thenClose())) {
            ProxySelector.setDefault(
                    ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));

            Run.Ended ended = doctor("https://nowhere.invalid", "dns", "connect", "proxy");

            assertThat(ended.exitCode()).as(ended.out()).isZero();
            assertThat(ended.out())
                    .contains("✓ dns       the proxy resolves nowhere.invalid")
                    .contains(":" + proxy.port() + " accepts connections", "✓ proxy     HTTP proxy ");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void a_proxy_variable_that_java_does_not_read_is_a_warning() {
        Run.Ended ended = new Run()
                .environment("HTTPS_PROXY", "http://proxy.example:3128")
                .call("doctor", "proxy");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("! proxy     HTTPS_PROXY is set, but Java does not read it", "-Dhttps.proxyHost");
    }

    @ParameterizedTest
    @CsvSource({"0, ✓, within", "-60, !, ahead of", "60, !, behind", "-3600, ✗, ahead of", "3600, ✗, behind"})
    void the_clock_is_compared_with_the_date_of_the_response(int serverAhead, String mark, String fact)
            throws IOException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofSeconds(serverAhead)).atOffset(ZoneOffset.UTC));
        try (RawServer server =
                RawServer.answering(Reply.json(404, "", "Date: " + date).thenClose())) {
            assertThat(doctor(server.baseUrl(), "clock").out()).contains(mark + " clock", fact);
            assertThat(server.request().bytes()).startsWith("HEAD ").doesNotContain(KEY);
        }
    }

    @Test
    void a_response_without_a_date_tells_nothing_of_the_clock() throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(200, "").thenClose())) {
            assertThat(doctor(server.baseUrl(), "clock").out())
                    .contains("- clock     not checked: the response has no Date");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "422, ✓, key and startup are accepted, 0",
        "401, ✗, 401: the API key is not valid, 1",
        "403, ✗, tracking:write, 1",
        "404, ✗, no startup 'acme', 1",
        "503, !, busy or unavailable, 0",
        "202, ✗, 'expected 422 for an incomplete event, got 202', 1"
    })
    void with_probe_the_answer_to_an_incomplete_event_tells_whether_the_key_is_accepted(
            int status, String mark, String fact, int exitCode) throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(status, "{}").thenClose())) {
            Run.Ended ended = doctor(server.baseUrl(), "auth", "--probe");

            assertThat(ended.out()).contains(mark + " auth", fact).doesNotContain(KEY);
            assertThat(ended.exitCode()).isEqualTo(exitCode);
            assertThat(server.request().bytes())
                    .startsWith("POST /api/v1/track ")
                    .contains("Bearer " + KEY)
                    .doesNotContain("user_id");
        }
    }
}
