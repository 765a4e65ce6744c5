package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void r24_all_faults_are_listed_at_once() {
        var answer = Http.track(
                sandbox,
                "{\"startup_slug\":\"demo\",\"event_type\":\"login\",\"user_id\":\"\",\"event_id\":\"7\","
                        + "\"occurred_at\":\"yesterday\",\"metadata\":[],\"action\":\"drop\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Validation failed\",\"errors\":["
                        + "\"event_type must be user_registered or user_converted\","
                        + "\"user_id must be a text that is not empty\","
                        + "\"event_id must be a UUID\","
                        + "\"occurred_at must be an ISO-8601 instant such as 2026-04-01T12:00:00Z\","
                        + "\"metadata must be a JSON object\","
                        + "\"action must be add or remove\"],\"code\":\"field_invalid\"}");
    }

    @Test
    void r24_a_field_that_is_missing_has_its_own_code() {
        var answer = Http.track(sandbox, "{\"startup_slug\":\"demo\",\"event_type\":\"user_registered\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Validation failed\",\"errors\":[\"user_id is missing\","
                        + "\"event_id is missing\"],\"code\":\"field_missing\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"occurred_at\":\"2026-04-01\"",
                ",\"occurred_at\":1764000000",
                ",\"occurred_at\":\"2026-04-01T12:00:00\"",
                ",\"occurred_at\":null",
                ",\"metadata\":\"{}\"",
                ",\"metadata\":null",
                ",\"action\":\"ADD\"",
                ",\"action\":1",
                ",\"user_id\":42",
                ",\"user_id\":\" \"",
                ",\"event_id\":\"00000000-0000-4000-8000-00000000000g\"",
                ",\"event_id\":\"00000000000040008000000000000001\"",
                ",\"event_type\":null"
            })
    void r24_a_value_of_the_wrong_kind_is_refused(String more) {
        assertThat(Http.track(sandbox, event("user_registered", "u", id(1), more))
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"occurred_at\":\"2026-04-01T12:00:00Z\"",
                ",\"occurred_at\":\"2026-04-01T12:00:00.123456789Z\"",
                ",\"occurred_at\":\"2026-04-01T14:00:00+02:00\"",
                ",\"metadata\":{}",
                ",\"action\":\"remove\"",
                ",\"event_id\":\"017F22E2-79B0-7CC3-98C4-DC0C0C07398F\"",
                ",\"anything_else\":[1,2,{\"a\":null}]"
            })
    void r24_what_the_contract_allows_is_accepted(String more) {
        assertThat(Http.track(sandbox, event("user_registered", "u", id(more.hashCode() & 0xffffff), more))
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"''", "[]", "null", "\"text\"", "{} {}", "{\"a\":1", "{'a':1}", "{\"a\":\"\t\"}"})
    void r23_a_body_that_is_not_one_json_object_is_answered_400(String body) {
        var answer = Http.track(sandbox, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("json_malformed");
    }

    @Test
    void r23_a_body_nested_without_end_is_answered_400_and_harms_nobody() {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);

        assertThat(Http.track(sandbox, event("user_registered", "u", id(9), ",\"metadata\":{\"a\":" + deep + "}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Http.track(sandbox, event("user_registered", "u", id(9), "")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void r24_ids_are_compared_in_lower_case() {
        String id = "AAAAAAAA-0000-4000-8000-00000000ABCD";
        Http.track(sandbox, event("user_registered", "case", id, ""));
        Http.track(sandbox, event("user_registered", "case", id.toLowerCase(java.util.Locale.ROOT), ""));

        assertThat(Http.lastAttempt(sandbox)).containsEntry("outcome", "duplicate");
    }
}
