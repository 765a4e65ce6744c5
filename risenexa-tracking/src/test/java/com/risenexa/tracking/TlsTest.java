package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.testsupport.Tls;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.Http2Reply;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over TLS. A time-out of a minute, since the first handshake of a JVM loads a thousand classes. */
class TlsTest {

    private static HttpClient trusting(HttpClient.Version version) {
        return HttpClient.newBuilder()
                .sslContext(Tls.context())
                .version(version)
                .build();
    }

    private static TrackingClient.Builder builder(Tls tls) {
        return Clients.builder(tls.server()).timeout(Duration.ofMinutes(1)).maxRetries(0);
    }

    @Test
    void http_2_is_offered_and_used() {
        Http2Reply http2 = new Http2Reply();
        try (Tls tls = new Tls("h2", http2);
                TrackingClient client = builder(tls)
                        .httpClient(trusting(HttpClient.Version.HTTP_2))
                        .build()) {
            TrackingEvent large = TrackingEvent.registration("u2").withMetadata(Map.of("a", "x".repeat(30_000)));

            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
            assertThat(client.track(large).toJson()).contains("\"accepted\"");

            assertThat(tls.offers().get(0)).contains("h2");
            assertThat(tls.server().request().requestLine()).isEqualTo("PRI * HTTP/2.0");
            assertThat(tls.server().connections()).isEqualTo(1);
            assertThat(http2.bodies()).hasSize(2);
            assertThat(http2.bodies().get(0)).contains("\"user_id\":\"u1\"");
            assertThat(http2.bodies().get(1)).hasSizeGreaterThan(30_000).endsWith("\"}}");
        }
    }

    @Test
    void http_1_1_is_used_where_the_server_knows_no_other() {
        try (Tls tls = new Tls("http/1.1", Reply.ACCEPTED);
                TrackingClient client = builder(tls)
                        .httpClient(trusting(HttpClient.Version.HTTP_2))
                        .build()) {
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
            assertThat(tls.server().request().requestLine()).isEqualTo("POST /api/v1/track HTTP/1.1");
            assertThat(tls.server().request().headerLines()).hasSize(6);
        }
    }

    @Test
    void an_http_client_that_wants_http_1_1_gets_it() {
        try (Tls tls = new Tls("h2", Reply.ACCEPTED);
                TrackingClient client = builder(tls)
                        .httpClient(trusting(HttpClient.Version.HTTP_1_1))
                        .build()) {
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
            assertThat(tls.offers()).allSatisfy(offer -> assertThat(offer).doesNotContain("h2"));
        }
    }

    @Test
    void r8_a_server_that_is_not_trusted_is_a_tls_failure_and_gets_nothing() {
        try (Tls tls = new Tls("h2", new Http2Reply());
                TrackingClient client = builder(tls).maxRetries(1).build()) {
            TrackResult result = client.trackRegistration("u1");

            assertThat(result).isInstanceOfSatisfying(ConnectionError.class, error -> {
                assertThat(error.message()).startsWith("TLS failed: ");
                assertThat(error.attempts()).isEqualTo(2);
            });
            assertThat(tls.server().requests()).isEmpty();
        }
    }

    @Test
    @Tag("jdk-engine")
    void the_jdks_own_client_offers_http_2() {
        try (Tls tls = new Tls("h2", new Http2Reply());
                TrackingClient client = builder(tls).build()) {
            assertThat(client.trackRegistration("u1")).isInstanceOf(ConnectionError.class);
            assertThat(tls.offers())
                    .isNotEmpty()
                    .allSatisfy(offer -> assertThat(offer).contains("h2"));
        }
    }

    @Test
    @Tag("jdk-engine")
    void an_http_2_connection_that_fell_silent_is_not_used_for_the_next_attempt() {
        try (TrustedByDefault trusted = new TrustedByDefault();
                Tls tls = new Tls("h2", new Http2Reply(1));
                TrackingClient client = builder(tls)
                        .timeout(Duration.ofSeconds(5))
                        .maxRetries(1)
                        .build()) {
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");

            TrackResult result = client.trackRegistration("u2");

            assertThat(result.toJson()).contains("\"accepted\"");
            assertThat(result.attempts()).isEqualTo(2);
            assertThat(trusted).isNotNull();
            assertThat(tls.server().connections()).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_the_jvm_trusts_is_trusted_and_its_connection_kept() {
        try (TrustedByDefault trusted = new TrustedByDefault();
                Tls tls = new Tls("http/1.1", Reply.ACCEPTED);
                TrackingClient client = builder(tls).build()) {
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
            assertThat(client.trackRegistration("u2").toJson()).contains("\"accepted\"");
            assertThat(tls.server().connections()).isEqualTo(1);
            assertThat(trusted).isNotNull();
        }
    }

    @Test
    void r8_a_trusted_certificate_of_another_host_is_a_tls_failure_and_gets_nothing() {
        try (TrustedByDefault trusted = new TrustedByDefault();
                Tls tls = new Tls("http/1.1", Reply.ACCEPTED);
                TrackingClient client = builder(tls)
                        .baseUrl("https://127.0.0.1:" + tls.server().port())
                        .build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            ConnectionError.class,
                            error -> assertThat(error.message()).startsWith("TLS failed: "));
            assertThat(tls.server().requests()).isEmpty();
            assertThat(trusted).isNotNull();
        }
    }

    /** What every engine without a context of its own takes, until it is closed. */
    private static final class TrustedByDefault implements AutoCloseable {
        private final SSLContext before;

        TrustedByDefault() {
            try {
                before = SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
            SSLContext.setDefault(Tls.context());
        }

        @Override
        public void close() {
            SSLContext.setDefault(before);
        }
    }

    @Test
    void r8_a_certificate_of_another_host_is_a_tls_failure() {
        try (Tls tls = new Tls("h2", new Http2Reply());
                TrackingClient client = builder(tls)
                        .httpClient(trusting(HttpClient.Version.HTTP_2))
                        .baseUrl("https://127.0.0.1:" + tls.server().port())
                        .build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            ConnectionError.class,
                            error -> assertThat(error.message()).startsWith("TLS failed: "));
            assertThat(tls.server().requests()).isEmpty();
        }
    }

    @Test
    void r8_a_server_that_speaks_no_tls_is_a_tls_failure() {
        try (RawServer talking = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n");
                TrackingClient client = Clients.builder(talking)
                        .baseUrl("https://localhost:" + talking.port())
                        .timeout(Duration.ofMinutes(1))
                        .maxRetries(0)
                        .build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            ConnectionError.class,
                            error -> assertThat(error.message()).startsWith("TLS failed: "));
        }
    }
}
