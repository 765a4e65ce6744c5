package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.Json;
import com.risenexa.tracking.testing.One;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire. */
class RequestTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");

    private static RawRequest requestOf(TrackingEvent event) {
        One one = One.track(event, 3, Reply.ACCEPTED);
        assertThat(one.result()).isInstanceOf(Accepted.class);
        assertThat(one.requests()).hasSize(1);
        return one.requests().get(0);
    }

    @Test
    void r1_one_event_is_one_post() {
        RawRequest request = requestOf(TrackingEvent.registration("u1"));

        assertThat(request.requestLine()).isEqualTo("POST /api/v1/track HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /api/v1/track",
        "/, /api/v1/track",
        "///, /api/v1/track",
        "/x, /x/api/v1/track",
        "/x/, /x/api/v1/track",
        "/x/y//, /x/y/api/v1/track",
        "/a%20b/, /a%20b/api/v1/track",
        "/ü, /%C3%BC/api/v1/track"
    })
    void r1_a_base_url_with_a_path_or_trailing_slashes_works(String suffix, String path) {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .baseUrl(server.baseUrl() + suffix)
                        .build()) {
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
            assertThat(server.request().requestLine()).isEqualTo("POST " + path + " HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d", "HTTP://localhost:%d", "  http://localhost:%d \n"})
    void r1_the_host_may_be_written_in_many_ways(String form) {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .baseUrl(String.format(Locale.ROOT, form, server.port()))
                        .build()) {
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
        }
    }

    @Test
    void r1_the_host_may_be_the_loopback_address_of_ip_v6() {
        try (RawServer server = RawServer.onIpV6(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            assertThat(server.baseUrl()).startsWith("http://[");
            assertThat(client.trackRegistration("u1").toJson()).contains("\"accepted\"");
            assertThat(server.request().header("Host")).isEqualTo("[::1]:" + server.port());
        }
    }

    @Test
    void r2_the_headers_are_these_and_no_others() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            client.track(TrackingEvent.registration("u1"));

            RawRequest request = server.request();
            assertThat(request.header("User-Agent")).matches("risenexa-tracking-java/\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
            assertThat(request.headerLines())
                    .containsExactlyInAnyOrder(
                            "Authorization: Bearer " + Clients.KEY,
                            "Content-Type: application/json",
                            "Accept: application/json",
                            "User-Agent: " + request.header("User-Agent"),
                            "Host: localhost:" + server.port(),
                            "Content-Length: " + request.body().length);
        }
    }

    @Test
    void r3_the_least_body_has_four_fields_in_one_order() {
        RawRequest request = requestOf(TrackingEvent.registration("u1").withEventId(ID));

        assertThat(request.bodyText())
                .isEqualTo("{\"event_type\":\"user_registered\",\"user_id\":\"u1\",\"startup_slug\":\"acme\","
                        + "\"event_id\":\"0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01\"}");
    }

    @Test
    void r3_the_fullest_body_has_seven() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("plan", "pro");
        metadata.put("seats", 3);
        metadata.put("tags", List.of("a", true));
        metadata.put("none", null);
        RawRequest request = requestOf(TrackingEvent.conversion("u1")
                .withEventId(ID)
                .withOccurredAt(Instant.parse("2026-04-01T12:00:00Z"))
                .withMetadata(metadata)
                .withAction(Action.ADD));

        assertThat(request.bodyText())
                .isEqualTo("{\"event_type\":\"user_converted\",\"user_id\":\"u1\",\"startup_slug\":\"acme\","
                        + "\"event_id\":\"0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01\","
                        + "\"occurred_at\":\"2026-04-01T12:00:00Z\","
                        + "\"metadata\":{\"plan\":\"pro\",\"seats\":3,\"tags\":[\"a\",true],\"none\":null},"
                        + "\"action\":\"add\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z",
        "2026-04-01T12:00:00.500Z, 2026-04-01T12:00:00.500Z",
        "2026-04-01T14:00:00+02:00, 2026-04-01T12:00:00Z"
    })
    void r3_occurred_at_is_iso_8601_in_utc(String at, String sent) {
        RawRequest request = requestOf(TrackingEvent.registration("u1")
                .withOccurredAt(OffsetDateTime.parse(at).toInstant()));

        assertThat(request.bodyText()).contains("\"occurred_at\":\"" + sent + "\"");
    }

    @Test
    void r4_the_two_calls_send_their_types() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            client.trackRegistration("u1");
            client.trackConversion("u2");

            assertThat(server.requests().get(0).bodyText())
                    .startsWith("{\"event_type\":\"user_registered\",\"user_id\":\"u1\"");
            assertThat(server.requests().get(1).bodyText())
                    .startsWith("{\"event_type\":\"user_converted\",\"user_id\":\"u2\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial_started", "USER_REGISTERED", "ein \"Typ\" \\ mit /", "тип", "\uD83D\uDE80"})
    void r4_track_sends_whatever_type_it_is_given(String type) {
        RawRequest request = requestOf(TrackingEvent.of(new EventType(type), "u1"));

        assertThat(Json.object(request.body())).containsEntry("event_type", type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "a b", "ü@example.org", "<script>", "\uD83D\uDE80", "\u00a0x", "a\u2028b"})
    void r3_any_user_id_arrives_as_it_was_given(String userId) {
        RawRequest request = requestOf(TrackingEvent.registration(userId));

        assertThat(Json.object(request.body())).containsEntry("user_id", userId);
    }

    @Test
    void r5_remove_is_said_and_add_only_if_given() {
        assertThat(requestOf(TrackingEvent.conversion("u1").withAction(Action.REMOVE))
                        .bodyText())
                .endsWith(",\"action\":\"remove\"}");
        assertThat(requestOf(TrackingEvent.conversion("u1").withAction(Action.ADD))
                        .bodyText())
                .endsWith(",\"action\":\"add\"}");
        assertThat(requestOf(TrackingEvent.conversion("u1").withAction(null)).bodyText())
                .doesNotContain("action");
    }
}
