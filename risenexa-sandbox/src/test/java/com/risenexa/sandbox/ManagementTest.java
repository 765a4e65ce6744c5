package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private List<Map<String, Object>> items(String path) {
        return Http.items(sandbox, path);
    }

    @Test
    void health_identifies_the_sandbox() {
        Http.track(sandbox, registration("u", id(1)));

        assertThat(Http.json(Http.get(sandbox, "/_sandbox/health")))
                .containsEntry("up", true)
                .containsEntry("name", "risenexa-sandbox")
                .containsEntry("data", "memory")
                .containsEntry("startups", List.of("demo"))
                .containsEntry("last_seq", BigDecimal.ONE)
                .containsKey("version");
    }

    @Test
    void a_single_event_has_all_its_attempts_refused_and_spoiled_ones_too() {
        Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", "503,ok");
        Http.track(sandbox, event("login", "u", id(1), ""));
        Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", "503,ok");

        Map<String, Object> event = Http.json(Http.get(sandbox, "/_sandbox/events/" + id(1)));

        assertThat(event.keySet())
                .containsExactly(
                        "seq",
                        "startup",
                        "event_id",
                        "event_type",
                        "user_id",
                        "action",
                        "occurred_at",
                        "metadata",
                        "counted_at",
                        "outcome",
                        "attempts");
        assertThat(event).containsEntry("outcome", "counted").containsEntry("seq", BigDecimal.valueOf(3));
        assertThat((List<?>) event.get("attempts")).hasSize(3);
        assertThat(items("/_sandbox/events"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("attempts", BigDecimal.valueOf(3)));
        assertThat(sandbox.verify().ok()).isTrue();
    }

    @Test
    void an_event_that_every_fault_spoiled_is_listed_and_not_counted() {
        Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", "503 forever");

        assertThat(sandbox.events()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.FAULTED);
            assertThat(event.countedAt()).isNull();
        });
        assertThat(sandbox.counters().registered().net()).isZero();
    }

    @Test
    void the_latest_event_and_an_unknown_one() {
        assertThat(Http.get(sandbox, "/_sandbox/events/latest").statusCode()).isEqualTo(404);
        Http.track(sandbox, registration("a", id(1)));
        Http.track(sandbox, registration("b", id(2)));

        assertThat(Http.json(Http.get(sandbox, "/_sandbox/events/latest"))).containsEntry("user_id", "b");
        HttpResponse<String> unknown = Http.get(sandbox, "/_sandbox/events/" + id(3));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Http.json(unknown)).containsEntry("code", "event_unknown").containsKey("hint");
        assertThat(Http.get(sandbox, "/_sandbox/events/" + id(1) + "?startup=other")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "user=a, 2",
        "user=nobody, 0",
        "type=user_converted, 1",
        "action=remove, 1",
        "outcome=rejected, 1",
        "outcome=duplicate, 1",
        "outcome=counted, 3",
        "status=422, 1",
        "after=2, 3",
        "before=2, 1",
        "limit=2, 2",
        "startup=demo, 5",
        "startup=other, 0",
        "user=a&outcome=duplicate, 0",
        "user=b&outcome=duplicate&status=202, 1"
    })
    void a_list_is_filtered(String filter, int expected) {
        Http.track(sandbox, registration("a", id(1)));
        Http.track(sandbox, event("user_converted", "a", id(2), ",\"action\":\"remove\""));
        Http.track(sandbox, registration("b", id(3)));
        Http.track(sandbox, registration("b", id(3)));
        Http.track(sandbox, event("login", "b", id(4), ""));

        assertThat(items("/_sandbox/attempts?" + filter)).hasSize(expected);
    }

    @Test
    void a_list_is_read_page_by_page_in_both_directions() {
        for (int i = 1; i <= 5; i++) {
            Http.track(sandbox, registration("u" + i, id(i)));
        }

        Map<String, Object> first = Http.json(Http.get(sandbox, "/_sandbox/events?limit=3"));
        assertThat(first).containsEntry("next", BigDecimal.valueOf(3));
        assertThat(Http.json(Http.get(sandbox, "/_sandbox/events?limit=3&after=3")))
                .containsEntry("next", null);
        assertThat(items("/_sandbox/events?limit=3&after=3"))
                .extracting("user_id")
                .containsExactly("u4", "u5");
        assertThat(items("/_sandbox/events?limit=2&order=desc&before=5"))
                .extracting("user_id")
                .containsExactly("u4", "u3");
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=x", "order=up", "outcome=good", "status=7", "after=-1"})
    void a_parameter_that_cannot_be_used_is_400_with_a_hint(String parameter) {
        HttpResponse<String> answer = Http.get(sandbox, "/_sandbox/attempts?" + parameter);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(Http.json(answer)).containsEntry("code", "parameter_invalid").containsKey("hint");
    }

    @Test
    void an_attempt_is_shown_as_json_as_http_and_as_curl() {
        Http.track(sandbox, event("user_registered", "it's", id(1), ""));

        assertThat(Http.json(Http.get(sandbox, "/_sandbox/attempts/1")))
                .containsEntry("outcome", "counted")
                .containsKeys(
                        "seq",
                        "at",
                        "startup",
                        "event_id",
                        "code",
                        "status",
                        "fault",
                        "duration_ms",
                        "request",
                        "answer");
        assertThat(Http.get(sandbox, "/_sandbox/attempts/1?format=http").body())
                .startsWith("POST /api/v1/track HTTP/1.1\n")
                .contains("rxt_…full")
                .endsWith("}\n");
        assertThat(Http.get(sandbox, "/_sandbox/attempts/1?format=curl").body())
                .startsWith("curl -i -X POST '" + sandbox.baseUrl() + "/api/v1/track'")
                .contains("$RISENEXA_API_KEY")
                .contains("it'\\''s");
        assertThat(Http.get(sandbox, "/_sandbox/attempts/2").statusCode()).isEqualTo(404);
        assertThat(Http.get(sandbox, "/_sandbox/attempts/x").statusCode()).isEqualTo(400);
        assertThat(Http.get(sandbox, "/_sandbox/attempts/1?format=xml").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_reset_of_all_forgets_what_no_startup_has_too_and_one_of_a_startup_does_not() throws IOException {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(2)).replace("demo", "nosuch"));
        Http.track(sandbox, "no json");
        try (Raw raw = Raw.to(sandbox)) {
            raw.send("GET /api/v1/track HTTP/1.1\r\nHost: localhost\r\n\r\n").readAnswer();
        }
        Http.call(sandbox, "POST", "/_sandbox/reset", "{\"startup\":\"demo\"}");
        assertThat(items("/_sandbox/attempts")).hasSize(3);

        Http.call(sandbox, "POST", "/_sandbox/reset", "");

        assertThat(items("/_sandbox/attempts")).isEmpty();
        assertThat(items("/_sandbox/failures")).isEmpty();
        assertThat(Http.get(sandbox, "/_sandbox/metrics").body()).doesNotContain("risenexa_sandbox_attempts_total{");
        assertThat(Http.get(sandbox, "/_sandbox/series").body()).doesNotContain("\"rejected\":1");
        Http.track(sandbox, registration("u", id(1)));
        assertThat(items("/_sandbox/attempts").get(0)).containsEntry("seq", BigDecimal.valueOf(7));
    }

    @Test
    void reset_forgets_the_traffic_but_no_sequence_number_comes_twice() {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(2)));

        assertThat(Http.call(sandbox, "POST", "/_sandbox/reset", "{\"startup\":\"demo\"}")
                        .body())
                .isEqualTo("{\"reset\":[\"demo\"]}");

        assertThat(sandbox.events()).isEmpty();
        assertThat(sandbox.attempts()).isEmpty();
        assertThat(sandbox.counters().registered().net()).isZero();
        Http.track(sandbox, registration("u", id(1)));
        assertThat(sandbox.events())
                .singleElement()
                .extracting(SandboxEvent::seq)
                .as("the reset took number 3")
                .isEqualTo(4L);
        assertThat(sandbox.verify().ok()).isTrue();
        assertThat(Http.call(sandbox, "POST", "/_sandbox/reset", "{\"startup\":\"other\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
