package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.AuthorizationError;
import com.risenexa.tracking.Rejected.StartupNotFound;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.One;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of section 2, status by status. */
class AnswerTest {
    private static final UUID ID = UUID.fromString("0B4E3C1A-5F7D-4A7C-9D53-2F1F0A6F7E01");
    private static final TrackingEvent EVENT = TrackingEvent.registration("u1").withEventId(ID);

    private static TrackResult track(Reply... replies) {
        return One.track(EVENT, 3, replies).result();
    }

    /** Sent once, whatever the retries. */
    private static TrackResult trackNotRetried(Reply reply) {
        One one = One.track(EVENT, 3, reply);
        assertThat(one.requests()).hasSize(1);
        return one.result();
    }

    @Test
    void r9_202_is_accepted_with_its_body() {
        assertThat(trackNotRetried(Reply.ACCEPTED)).isEqualTo(new Accepted(ID, 202, Map.of("status", "accepted"), 1));
    }

    @Test
    void r7_401_is_an_authentication_error() {
        assertThat(trackNotRetried(Reply.json(401, "{\"error\":\"No such token\"}")))
                .isEqualTo(new AuthenticationError(ID, 401, "No such token", 1));
    }

    @Test
    void r7_403_is_an_authorization_error() {
        assertThat(trackNotRetried(Reply.json(403, "{\"message\":\"Needs tracking:write\"}")))
                .isEqualTo(new AuthorizationError(ID, 403, "Needs tracking:write", 1));
    }

    @Test
    void r7_404_is_startup_not_found() {
        assertThat(trackNotRetried(Reply.json(404, "{\"error\":\"no acme here\"}")))
                .isEqualTo(new StartupNotFound(ID, 404, "no acme here", 1));
    }

    @Test
    void r7_422_is_a_validation_error_with_its_list() {
        String body = "{\"message\":\"Invalid\",\"errors\":[\"user_id is missing\",\"event_id is no UUID\"]}";

        assertThat(trackNotRetried(Reply.json(422, body)))
                .isEqualTo(new ValidationError(
                        ID, 422, "Invalid", List.of("user_id is missing", "event_id is no UUID"), 1));
    }

    @Test
    void r7_without_a_body_the_message_is_a_fixed_one() {
        assertThat(trackNotRetried(Reply.status(401))).isEqualTo(new AuthenticationError(ID, 401, "Invalid token", 1));
        assertThat(trackNotRetried(Reply.status(403)))
                .isEqualTo(new AuthorizationError(ID, 403, "Unauthorized scope", 1));
        assertThat(trackNotRetried(Reply.status(404))).isEqualTo(new StartupNotFound(ID, 404, "startup not found", 1));
        assertThat(trackNotRetried(Reply.status(422)))
                .isEqualTo(new ValidationError(ID, 422, "Validation failed", List.of(), 1));
    }

    @Test
    void r8_429_is_rate_limited_once_the_retries_are_used_up() {
        assertThat(track(Reply.status(429)))
                .isEqualTo(new RateLimited(ID, 429, "Request failed after 3 retries", null, 4));
        assertThat(track(Reply.status(429, "Retry-After: 2")))
                .isEqualTo(new RateLimited(ID, 429, "Request failed after 3 retries", Duration.ofSeconds(2), 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 506, 511, 599})
    void r9_these_are_max_retries_exceeded_once_the_retries_are_used_up(int status) {
        One one = One.track(EVENT, 3, Reply.status(status));

        assertThat(one.result())
                .isEqualTo(new MaxRetriesExceeded(ID, status, "Request failed after 3 retries", null, 4));
        assertThat(one.requests()).hasSize(4);
    }

    @Test
    void r14_a_503_says_what_the_server_asked_to_wait() {
        assertThat(track(Reply.status(503, "Retry-After: 1")))
                .isEqualTo(new MaxRetriesExceeded(ID, 503, "Request failed after 3 retries", Duration.ofSeconds(1), 4));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {400, 402, 405, 406, 407, 409, 410, 413, 415, 418, 421, 423, 425, 426, 428, 431, 451, 499, 501, 505})
    void r9_any_other_status_is_an_unexpected_response_and_not_retried(int status) {
        TrackResult result = trackNotRetried(Reply.json(status, "{\"error\":\"odd\"}"));

        assertThat(result).isEqualTo(new UnexpectedResponse(ID, status, "unexpected status " + status + ": odd", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 799, 999})
    void r9_a_status_that_http_does_not_know_is_unexpected(int status) {
        assertThat(trackNotRetried(Reply.status(status))).isInstanceOf(UnexpectedResponse.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308, 399})
    void r9_a_redirect_is_never_followed(int status) {
        try (RawServer elsewhere = RawServer.answering(Reply.ACCEPTED);
                RawServer server = RawServer.answering(
                        Reply.status(status, "Location: " + elsewhere.baseUrl() + "/api/v1/track"));
                TrackingClient client = Clients.builder(server).build()) {
            TrackResult result = client.track(EVENT);

            assertThat(result).isInstanceOf(UnexpectedResponse.class);
            assertThat(((UnexpectedResponse) result).statusCode()).isEqualTo(status);
            assertThat(((UnexpectedResponse) result).message()).contains("redirects are not followed");
            assertThat(server.requests()).hasSize(1);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void r8_connection_refused_is_named_and_its_attempts_are_counted() {
        try (TrackingClient client = Clients.fast(TrackingClient.builder()
                        .apiKey(Clients.KEY)
                        .startupSlug(Clients.SLUG)
                        .baseUrl("http://127.0.0.1:" + RawServer.refusingPort()))
                .build()) {
            ConnectionError error = (ConnectionError) client.track(EVENT);

            assertThat(error.message()).isEqualTo("connection refused");
            assertThat(error.attempts()).isEqualTo(4);
            assertThat(error.eventId()).isEqualTo(ID);
            assertThat(error.cause()).isInstanceOf(java.net.ConnectException.class);
        }
    }

    @Test
    void r8_a_host_that_is_not_there_is_named() {
        try (TrackingClient client = Clients.fast(TrackingClient.builder()
                        .apiKey(Clients.KEY)
                        .startupSlug(Clients.SLUG)
                        .maxRetries(0)
                        .baseUrl("https://nowhere.invalid"))
                .build()) {
            ConnectionError error = (ConnectionError) client.track(EVENT);

            assertThat(error.message()).isEqualTo("host not found");
            assertThat(error.attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void r8_attempts_are_one_more_than_the_retries(int maxRetries) {
        One one = One.track(EVENT, maxRetries, Reply.status(500));

        assertThat(one.result())
                .isEqualTo(new MaxRetriesExceeded(
                        ID, 500, "Request failed after " + maxRetries + " retries", null, maxRetries + 1));
        assertThat(one.requests()).hasSize(maxRetries + 1);
    }

    @Test
    void r17_the_last_error_decides_the_type() {
        assertThat(track(Reply.status(429, "Retry-After: 0"), Reply.close(), Reply.status(500), Reply.status(503)))
                .isInstanceOf(MaxRetriesExceeded.class);
        assertThat(track(Reply.status(500), Reply.status(500), Reply.status(500), Reply.close()))
                .isInstanceOf(ConnectionError.class);
        assertThat(track(Reply.status(500), Reply.close(), Reply.status(500), Reply.status(429)))
                .isInstanceOf(RateLimited.class);
        assertThat(track(Reply.status(500), Reply.status(401))).isInstanceOf(AuthenticationError.class);
    }

    @Test
    void r6_every_retry_sends_the_same_bytes() {
        One one = One.answered(Reply.status(500), Reply.status(429, "Retry-After: 0"), Reply.reset(), Reply.ACCEPTED);

        assertThat(one.result()).isInstanceOf(Accepted.class);
        assertThat(one.result().attempts()).isEqualTo(4);
        assertThat(one.requests()).hasSize(4);
        assertThat(one.requests())
                .extracting(r -> r.bytes())
                .containsOnly(one.requests().get(0).bytes());
        assertThat(one.requests().get(0).bodyText())
                .contains(String.valueOf(one.result().eventId()));
    }

    @Test
    void a_thousand_events_one_after_the_other_use_one_connection() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(client.trackRegistration("u" + i).isAccepted()).isTrue();
            }

            assertThat(server.requests()).hasSize(1_000);
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
