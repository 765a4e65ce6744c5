package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.testing.Clients;
import java.net.Authenticator;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An HTTP client that the caller brings along. */
class OwnHttpClientTest {

    @ParameterizedTest
    @EnumSource(
            value = HttpClient.Redirect.class,
            names = {"ALWAYS", "NORMAL"})
    void r9_an_http_client_that_follows_redirects_is_refused(HttpClient.Redirect redirect) {
        HttpClient following = HttpClient.newBuilder().followRedirects(redirect).build();

        try (TrackingClient client = TrackingClient.builder()
                .apiKey(Clients.KEY)
                .startupSlug(Clients.SLUG)
                .httpClient(following)
                .build()) {
            assertThat(((TrackError) client.trackRegistration("u1")).message())
                    .startsWith("http_client follows redirects");
        }
    }

    @Test
    void an_http_client_of_the_callers_is_used_and_stays_the_callers() throws Exception {
        HttpClient own = HttpClient.newHttpClient();
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            try (TrackingClient client = Clients.builder(server).httpClient(own).build()) {
                assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            }
            try (TrackingClient client = Clients.builder(server).httpClient(own).build()) {
                assertThat(client.trackRegistration("u2").isAccepted()).isTrue();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_client_with_an_authenticator_of_its_own_still_sees_a_401() {
        HttpClient withAuthenticator =
                HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
        try (RawServer server = RawServer.answering(Reply.json(401, "{\"error\":\"No such token\"}"));
                TrackingClient client =
                        Clients.builder(server).httpClient(withAuthenticator).build()) {
            TrackResult result = client.trackRegistration("u1");

            // Its message may be the fixed one: on Java 17 the body is lost.
            assertThat(result).isInstanceOf(Rejected.AuthenticationError.class);
            assertThat(server.requests()).hasSize(1);
        }
    }
}
