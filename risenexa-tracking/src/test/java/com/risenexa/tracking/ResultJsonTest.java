package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.AuthorizationError;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Rejected.StartupNotFound;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.QueueFull;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.testing.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A result as JSON (R28). */
class ResultJsonTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");

    /** A result and the line it is, without the keys that are null. */
    record Case(TrackResult result, String line) {}

    static Stream<Case> cases() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("status", "accepted");
        body.put("none", null);
        return Stream.of(
                new Case(
                        new Accepted(ID, 202, body, 2),
                        "{result=accepted, event_id=" + ID + ", status_code=202, attempts=2,"
                                + " body={status=accepted, none=null}}"),
                new Case(
                        new Accepted(ID, 204, Map.of(), 1),
                        "{result=accepted, event_id=" + ID + ", status_code=204, attempts=1, body={}}"),
                new Case(
                        new ConfigurationError(null, "no key"),
                        "{result=configuration_error, attempts=0, message=no key}"),
                new Case(
                        new AuthenticationError(ID, 401, "m", 1),
                        "{result=authentication_error, event_id=" + ID + ", status_code=401, attempts=1, message=m}"),
                new Case(
                        new AuthorizationError(ID, 403, "m", 1),
                        "{result=authorization_error, event_id=" + ID + ", status_code=403, attempts=1, message=m}"),
                new Case(
                        new StartupNotFound(ID, 404, "m", 1),
                        "{result=startup_not_found, event_id=" + ID + ", status_code=404, attempts=1, message=m}"),
                new Case(
                        new ValidationError(ID, 422, "m", List.of("a", "b"), 1),
                        "{result=validation_error, event_id=" + ID
                                + ", status_code=422, attempts=1, message=m, errors=[a, b]}"),
                new Case(
                        new ValidationError(null, null, "m", List.of(), 0),
                        "{result=validation_error, attempts=0, message=m, errors=[]}"),
                new Case(
                        new UnexpectedResponse(ID, 302, "m", 1),
                        "{result=unexpected_response, event_id=" + ID + ", status_code=302, attempts=1, message=m}"),
                new Case(
                        new RateLimited(ID, 429, "m", Duration.ofSeconds(7), 4),
                        "{result=rate_limited, event_id=" + ID
                                + ", status_code=429, attempts=4, message=m, retry_after=7}"),
                new Case(
                        new RateLimited(ID, null, "m", null, 0),
                        "{result=rate_limited, event_id=" + ID + ", attempts=0, message=m}"),
                new Case(
                        new MaxRetriesExceeded(ID, 503, "m", Duration.ZERO, 4),
                        "{result=max_retries_exceeded, event_id=" + ID
                                + ", last_status_code=503, attempts=4, message=m, retry_after=0}"),
                new Case(
                        new ConnectionError(ID, "m", 4, new IOException("x")),
                        "{result=connection_error, event_id=" + ID + ", attempts=4, message=m}"),
                new Case(new QueueFull(ID, "m"), "{result=queue_full, event_id=" + ID + ", attempts=0, message=m}"),
                new Case(
                        new ClientClosed(ID, "m", 1),
                        "{result=client_closed, event_id=" + ID + ", attempts=1, message=m}"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void r28_a_result_is_one_object_with_always_these_keys(Case one) {
        Map<String, @Nullable Object> json = Json.object(one.result().toJson());

        assertThat(json.keySet())
                .containsExactly(
                        "result",
                        "event_id",
                        "status_code",
                        "last_status_code",
                        "attempts",
                        "message",
                        "errors",
                        "retry_after",
                        "body");
        json.values().removeIf(value -> value == null);
        assertThat(json.toString()).isEqualTo(one.line());
        assertThat(json).containsEntry("result", one.result().type());
    }

    @Test
    void r28_the_cases_are_all_leaves_there_are() {
        Set<Class<?>> seen = cases().map(one -> one.result().getClass()).collect(Collectors.toSet());

        assertThat(leaves(TrackResult.class)).containsExactlyInAnyOrderElementsOf(seen);
    }

    private static List<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(sub -> leaves(sub).stream())
                        .toList()
                : List.of(type);
    }

    @Test
    void r28_it_is_one_line_whatever_is_in_it() {
        assertThat(new AuthenticationError(ID, 401, "a\nb\r\u2028\"\\", 1)
                        .toJson()
                        .lines())
                .hasSize(1);
    }
}
