package com.risenexa.tracking.httpcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.testsupport.Tls;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.RequestPreview;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which engine a client takes, and when this one says no. */
class EngineChoiceTest {
    private final ProxySelector before = ProxySelector.getDefault();

    @AfterEach
    void restoreProxies() {
        ProxySelector.setDefault(before);
    }

    /** The JDK's client sends this header on clear text unless told not to, and in another order. */
    private static String firstHeader(RawServer server) {
        return server.request().headerLines().get(0);
    }

    @Test
    void this_engine_is_the_only_one_on_the_class_path() {
        assertThat(ServiceLoader.load(HttpEngine.class))
                .hasSize(1)
                .allSatisfy(engine -> assertThat(engine).isInstanceOf(HttpCoreEngine.class));
    }

    @Test
    void a_client_takes_the_engine_that_is_on_the_class_path() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(firstHeader(server)).startsWith("Host:");
        }
    }

    @Test
    void an_http_client_that_is_given_wins() {
        HttpClient own = HttpClient.newBuilder().build();
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).httpClient(own).build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(firstHeader(server)).startsWith("Content-Length:");
        }
    }

    @Test
    void over_tls_nothing_but_http_1_1_is_offered() {
        try (Tls tls = new Tls("h2", Reply.ACCEPTED);
                TrackingClient client = Clients.builder(tls.server())
                        .timeout(Duration.ofMinutes(1))
                        .build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isFalse();
            assertThat(tls.server().connections()).isPositive();
            assertThat(tls.offers()).allSatisfy(offer -> assertThat(offer).doesNotContain("h2"));
        }
    }

    @Test
    void an_engine_that_is_given_wins() {
        FakeEngine fake = FakeEngine.answering(202);
        try (TrackingClient client = Tuning.of(
                        TrackingClient.builder().apiKey("k").startupSlug("s"))
                .engine(fake)
                .build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(fake.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_proxy_set_for_the_jvm_is_refused_and_named() {
        ProxySelector.setDefault(
                always(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128))));
        try (TrackingClient client =
                TrackingClient.builder().apiKey("k").startupSlug("s").build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            ConfigurationError.class,
                            error -> assertThat(error.message())
                                    .contains("proxy.example")
                                    .contains("app.risenexa.com")
                                    .contains("httpClient(…)"));
        }
    }

    @Test
    void a_preview_names_the_proxy_too() {
        ProxySelector.setDefault(
                always(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128))));
        TrackingClient.Builder builder = TrackingClient.builder().apiKey("k").startupSlug("s");

        assertThat(RequestPreview.of(builder, TrackingEvent.registration("u1")).error())
                .isInstanceOfSatisfying(
                        ConfigurationError.class,
                        error -> assertThat(error.message()).contains("proxy.example"));
        assertThat(RequestPreview.of(builder, null).error()).isInstanceOf(ConfigurationError.class);
        assertThat(RequestPreview.of(builder.httpClient(HttpClient.newHttpClient()), TrackingEvent.registration("u1"))
                        .error())
                .isNull();
    }

    @Test
    void with_an_http_client_a_proxy_is_that_clients_business() {
        ProxySelector.setDefault(
                always(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128))));
        HttpClient direct =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client =
                        Clients.builder(server).httpClient(direct).build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
        }
    }

    @Test
    void no_proxy_for_this_host_is_no_obstacle() {
        ProxySelector.setDefault(always(Proxy.NO_PROXY));
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
        }
    }

    private static ProxySelector always(Proxy proxy) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        };
    }
}
