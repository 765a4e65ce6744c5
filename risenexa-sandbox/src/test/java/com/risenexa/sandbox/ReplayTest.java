package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> replay(long seq) {
        return Http.call(sandbox, "POST", "/_sandbox/attempts/" + seq + "/replay", "");
    }

    @Test
    void a_replay_is_an_attempt_of_its_own_and_counts_nothing_twice() {
        Http.track(sandbox, event("user_registered", "ü", id(1), ",\"metadata\":{\"a\":\"ß\"}"));

        HttpResponse<String> answer = replay(1);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Http.json(answer))
                .containsEntry("seq", BigDecimal.valueOf(2))
                .containsEntry("outcome", "duplicate")
                .containsEntry("user_id", "ü");
        assertThat(Http.json(answer).get("request").toString()).contains("X-Sandbox-Replay: 1");
        assertThat(sandbox.counters().registered().net()).isEqualTo(1);
    }

    @Test
    void what_was_spoiled_counts_when_it_is_replayed() {
        Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", "503,ok");
        assertThat(Http.json(replay(1))).containsEntry("outcome", "counted");
    }

    @Test
    void a_fault_that_breaks_connections_breaks_none_here() {
        sandbox.faults().everyEvent("ok,lost-ack,reset,hang");
        Http.track(sandbox, registration("u", id(1)));

        assertThat(Http.json(replay(1))).containsEntry("outcome", "lost").containsEntry("status", null);
        assertThat(Http.json(replay(1))).containsEntry("outcome", "faulted");
        assertThat(Http.json(replay(1))).containsEntry("fault", "hang");
    }

    @Test
    void the_key_under_the_mask_is_used_again_and_a_strangers_stays_unknown() {
        Http.trackWithKey(sandbox, registration("u", id(1)), "rxt_sandbox_noscope");
        Http.trackWithKey(sandbox, registration("u", id(1)), "rxt_live_somebody_else");
        String startups = "/_sandbox/startups";
        Http.call(sandbox, "POST", startups, "{\"slug\":\"acme\"}");
        Map<String, Object> made = Http.json(Http.call(sandbox, "POST", startups + "/acme/keys", "{}"));
        Http.trackWithKey(sandbox, registration("u", id(2)).replace("demo", "acme"), (String) made.get("key"));

        assertThat(Http.json(replay(1))).containsEntry("code", "key_scope_missing");
        assertThat(Http.json(replay(2))).containsEntry("code", "key_unknown");
        assertThat(Http.json(replay(3))).containsEntry("outcome", "duplicate");
    }

    @Test
    void what_is_mended_in_between_goes_through() {
        Http.track(sandbox, registration("u", id(1)).replace("demo", "acme"));
        Http.call(sandbox, "POST", "/_sandbox/startups", "{\"slug\":\"acme\"}");

        assertThat(Http.json(replay(1))).containsEntry("outcome", "counted").containsEntry("startup", "acme");
    }

    @Test
    void what_has_no_body_or_is_not_there_cannot_be_replayed() {
        Http.call(sandbox, "PUT", "/api/v1/track", "{}");

        assertThat(replay(1).statusCode()).isEqualTo(409);
        assertThat(Http.json(replay(1))).containsEntry("code", "attempt_not_replayable");
        assertThat(replay(9).statusCode()).isEqualTo(404);
        assertThat(Http.call(sandbox, "POST", "/_sandbox/attempts/x/replay", "").statusCode())
                .isEqualTo(400);
    }
}
