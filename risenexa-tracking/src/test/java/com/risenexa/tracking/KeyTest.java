package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.One;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token travels in one header, and is shown nowhere (R22). */
class KeyTest {
    private static final String KEY = Clients.KEY;

    private static String shown(TrackResult result) {
        StringWriter shown = new StringWriter();
        shown.append(result.toJson()).append(result.toString());
        try {
            result.orElseThrow();
        } catch (TrackingException e) {
            e.printStackTrace(new PrintWriter(shown));
        }
        return shown.toString();
    }

    @Test
    void r22_the_key_is_in_the_authorization_header_and_nowhere_else() {
        RawRequest request = One.answered(Reply.ACCEPTED).requests().get(0);

        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.bytes()).containsOnlyOnce(KEY);
    }

    @Test
    void r22_where_an_answer_repeats_the_key_the_message_and_errors_hold_asterisks() {
        String body = "{\"error\":\"token " + KEY + " is odd\",\"errors\":[\"Bearer " + KEY + "\",[\"" + KEY + "\"]]}";
        TrackResult result = One.answered(Reply.json(422, body)).result();

        assertThat(result).isInstanceOfSatisfying(ValidationError.class, error -> {
            assertThat(error.message()).isEqualTo("token *** is odd");
            assertThat(error.errors()).containsExactly("Bearer ***", "[***]");
        });
        assertThat(shown(result)).doesNotContain(KEY);
    }

    @Test
    void r22_where_an_answer_repeats_the_key_the_body_holds_asterisks() {
        String body = "{\"a\":{\"" + KEY + "\":[\"x" + KEY + "y\"]},\"b\":\"\\u0072xt_live_test123\"}";
        TrackResult result = One.answered(Reply.json(202, body)).result();

        assertThat(result)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.body())
                                .isEqualTo(Map.of("a", Map.of("***", List.of("x***y")), "b", "***")));
        assertThat(shown(result)).doesNotContain(KEY);
    }

    @Test
    void r22_a_key_of_digits_is_masked_in_numbers_too() {
        try (RawServer server = RawServer.answering(Reply.json(202, "{\"a\":[9123456789],\"b\":2}"));
                TrackingClient client =
                        Clients.builder(server).apiKey("9123456789").build()) {
            assertThat(client.trackRegistration("u1"))
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted -> assertThat(accepted.body()).isEqualTo(Map.of("a", List.of("***"), "b", 2)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "1", "key", "a-b", "rxt_abc"})
    void r22_a_short_key_is_masked_where_it_stands_for_itself_and_leaves_words_as_they_are(String key) {
        String said =
                "the token is " + key + ", not '" + key + "': key" + key + " 1st kept, back=" + key + "&(" + key + ")";
        try (RawServer server = RawServer.answering(Reply.json(401, "{\"error\":\"" + said + "\"}"));
                TrackingClient client = Clients.builder(server).apiKey(key).build()) {
            assertThat(((TrackError) client.trackRegistration("u1")).message())
                    .isEqualTo("the token is ***, not '***': key" + key + " 1st kept, back=***&(***)");
        }
    }

    @Test
    void r22_a_short_key_leaves_the_names_of_options_readable() {
        TrackResult result = TrackingClient.builder().apiKey("s").build().trackRegistration("u1");

        assertThat(((TrackError) result).message()).startsWith("startup_slug is missing: set startupSlug");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 418})
    void r22_no_message_repeats_the_key(int status) {
        TrackResult result = One.answered(Reply.json(status, "{\"message\":\"you sent " + KEY + "\"}"))
                .result();

        assertThat(((TrackError) result).message()).endsWith("you sent ***");
        assertThat(shown(result)).doesNotContain(KEY);
    }

    @Test
    void r22_an_answer_that_is_not_http_and_repeats_the_key_does_not_show_it() {
        TrackResult result = One.answered(
                        Reply.bytes("HTTP/1.1 " + KEY + " OK\r\n\r\n").thenClose())
                .result();

        assertThat(result).isInstanceOfSatisfying(ConnectionError.class, error -> {
            assertThat(error.message()).isEqualTo("no answer: it is not HTTP");
            assertThat(error.cause()).isNotNull();
        });
        assertThat(shown(result)).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 alice\r\n\r\n",
                "HTTP/1.1 202 X\r\nalice alice: x\r\n\r\n",
                "HTTP/1.1 202 X\r\nContent-Length: alice\r\n\r\n",
                "HTTP/1.1 202 X\r\nTransfer-Encoding: chunked\r\n\r\nalice\r\n",
                "HTTP/1.1 202 alice\r\nContent-Length: 100\r\n\r\nalice",
                "alice\r\n\r\n"
            })
    void r31_the_message_of_a_missing_answer_goes_into_the_log_and_never_repeats_what_was_sent(String raw) {
        TrackResult result = One.track(
                        TrackingEvent.registration("alice"), 0, Reply.bytes(raw).thenClose())
                .result();

        assertThat(result)
                .isInstanceOfSatisfying(
                        ConnectionError.class,
                        error -> assertThat(error.message()).isNotBlank().doesNotContain("alice"));
    }

    @Test
    void r22_a_redirect_that_repeats_the_key_does_not_show_it() {
        TrackResult result = One.answered(Reply.status(302, "Location: http://elsewhere.invalid/?key=" + KEY))
                .result();

        assertThat(result).isInstanceOf(UnexpectedResponse.class);
        assertThat(shown(result)).doesNotContain(KEY);
    }

    @Test
    void r22_a_key_that_rotates_is_asked_for_before_each_attempt() {
        AtomicInteger asked = new AtomicInteger();
        try (RawServer server = RawServer.answering(Reply.status(500), Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .apiKeySupplier(() -> "rxt_" + asked.incrementAndGet())
                        .build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(server.requests())
                    .extracting(r -> r.header("Authorization"))
                    .containsExactly("Bearer rxt_1", "Bearer rxt_2");
        }
    }

    @Test
    void r21_a_supplier_that_fails_is_a_configuration_error_without_what_it_said() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .apiKeySupplier(() -> {
                            throw new IllegalStateException("vault refused " + KEY);
                        })
                        .build()) {
            TrackResult result = client.trackRegistration("u1");

            assertThat(result).isInstanceOfSatisfying(ConfigurationError.class, error -> {
                assertThat(error.message()).contains("api_key").contains("IllegalStateException");
                assertThat(error.attempts()).isZero();
                assertThat(error.eventId()).isNotNull();
            });
            assertThat(shown(result)).doesNotContain(KEY);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void r28_a_supplier_that_fails_later_does_not_hide_what_was_sent() {
        AtomicInteger asked = new AtomicInteger();
        try (RawServer server = RawServer.answering(Reply.status(500));
                TrackingClient client = Clients.builder(server)
                        .apiKeySupplier(() -> asked.incrementAndGet() > 2 ? " " : KEY)
                        .build()) {
            TrackResult result = client.trackRegistration("u1");

            assertThat(result).isInstanceOf(ConfigurationError.class);
            assertThat(result.attempts()).isEqualTo(2);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org", "http://10.0.0.1:80", "http://127.0.0.1.example.org", "http://[::2]"})
    void r22_plain_http_beyond_loopback_is_refused(String baseUrl) {
        TrackResult result = TrackingClient.builder()
                .apiKey(KEY)
                .startupSlug("acme")
                .baseUrl(baseUrl)
                .build()
                .trackRegistration("u1");

        assertThat(result)
                .isInstanceOfSatisfying(
                        ConfigurationError.class,
                        error -> assertThat(error.message())
                                .contains("base_url is plain http")
                                .contains("allow_insecure"));
    }

    @Test
    void r22_the_key_is_in_no_text_of_a_client_or_builder() {
        TrackingClient.Builder builder = TrackingClient.builder().apiKey(KEY).startupSlug("acme");

        assertThat(builder.toString() + builder.build() + builder.build().toBuilder())
                .doesNotContain(KEY);
    }

    @Test
    void r22_a_key_in_the_place_of_another_option_is_not_shown_where_no_key_is_set() {
        TrackResult result = TrackingClient.builder()
                .startupSlug("acme")
                .baseUrl("https://" + KEY)
                .build()
                .trackRegistration("u1");

        assertThat(((TrackError) result).message()).contains("base_url").contains("***");
        assertThat(shown(result)).doesNotContain(KEY);
    }

    @Test
    void r22_a_key_in_the_place_of_another_option_is_not_shown() {
        TrackResult result = TrackingClient.builder()
                .apiKey(" mixedup.example ")
                .startupSlug("acme")
                .baseUrl("http://mixedup.example")
                .build()
                .trackRegistration("u1");

        assertThat(((TrackError) result).message()).contains("base_url is plain http to ***");
        assertThat(shown(result)).doesNotContain("mixedup.example");
    }
}
