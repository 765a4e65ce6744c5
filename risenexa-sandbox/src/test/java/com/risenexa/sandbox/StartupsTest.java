package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupsTest {
    private static final String ACME = registration("u", id(1)).replace("demo", "acme");

    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> post(String path, String body) {
        return Http.call(sandbox, "POST", path, body);
    }

    private int track(String body, String key) {
        return Http.trackWithKey(sandbox, body, key).statusCode();
    }

    @Test
    void a_startup_added_while_running_is_known_at_once_and_counts_on_its_own() {
        assertThat(track(ACME, "rxt_sandbox_full")).isEqualTo(404);
        assertThat(post("/_sandbox/startups", "{\"slug\":\"acme\"}").statusCode())
                .isEqualTo(201);
        assertThat(post("/_sandbox/startups", "{\"slug\":\"acme\"}").statusCode())
                .isEqualTo(409);

        assertThat(track(ACME, "rxt_sandbox_full")).isEqualTo(202);
        assertThat(track(registration("u", id(1)), "rxt_sandbox_full")).isEqualTo(202);

        assertThat(Http.get(sandbox, "/_sandbox/counters?startup=acme").body())
                .startsWith("{\"acme\":{\"user_registered\":{\"added\":1,");
        assertThat(Http.json(Http.get(sandbox, "/_sandbox/counters"))).containsOnlyKeys("acme", "demo");
        assertThat(Http.items(sandbox, "/_sandbox/events")).hasSize(2);
        assertThat(sandbox.events()).hasSize(1);
    }

    @Test
    void a_key_of_its_own_opens_one_startup_and_is_shown_once() {
        post("/_sandbox/startups", "{\"slug\":\"acme\"}");
        HttpResponse<String> made = post("/_sandbox/startups/acme/keys", "{\"scope\":\"tracking:write\"}");
        String key = (String) Http.json(made).get("key");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(track(ACME, key)).isEqualTo(202);
        assertThat(track(registration("u", id(1)), key)).isEqualTo(404);
        assertThat(Http.get(sandbox, "/_sandbox/startups/acme/keys").body())
                .doesNotContain(key)
                .contains("rxt_…");

        Http.call(sandbox, "DELETE", "/_sandbox/startups/acme/keys", "");
        assertThat(track(ACME, key)).isEqualTo(401);
    }

    @Test
    void a_key_of_another_scope_may_not_track() {
        String key = (String) Http.json(post("/_sandbox/startups/demo/keys", "{\"scope\":\"reporting:read\"}"))
                .get("key");

        assertThat(track(registration("u", id(1)), key)).isEqualTo(403);
        assertThat(sandbox.apiKey()).isEqualTo("rxt_sandbox_full");
    }

    @Test
    void a_removed_startup_is_gone_with_all_that_was_its_own() {
        post("/_sandbox/startups", "{\"slug\":\"acme\"}");
        track(ACME, "rxt_sandbox_full");

        assertThat(Http.call(sandbox, "DELETE", "/_sandbox/startups/acme", "").statusCode())
                .isEqualTo(200);
        assertThat(Http.call(sandbox, "DELETE", "/_sandbox/startups/acme", "").statusCode())
                .isEqualTo(404);
        assertThat(Http.call(sandbox, "DELETE", "/_sandbox/startups/demo", "").statusCode())
                .isEqualTo(409);

        assertThat(track(ACME, "rxt_sandbox_full")).isEqualTo(404);
        assertThat(Http.items(sandbox, "/_sandbox/events?startup=acme")).isEmpty();
        assertThat(sandbox.verify().ok()).isTrue();
    }

    @Test
    void a_removed_startup_takes_its_faults_and_its_bucket_with_it() {
        Http.call(sandbox, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"1/h\"}");
        post("/_sandbox/startups", "{\"slug\":\"acme\"}");
        track(ACME, "rxt_sandbox_full");
        assertThat(track(ACME, "rxt_sandbox_full")).isEqualTo(429);
        post("/_sandbox/faults", "{\"script\":\"503 forever\",\"match\":{\"startup\":\"acme\"}}");
        post("/_sandbox/faults", "{\"script\":\"500 forever\",\"match\":{\"startup\":\"other\"}}");
        post("/_sandbox/faults", "{\"script\":\"502 forever\",\"match\":{\"user\":\"somebody\"}}");

        Http.call(sandbox, "DELETE", "/_sandbox/startups/acme", "");

        assertThat(Http.items(sandbox, "/_sandbox/faults"))
                .extracting("script")
                .containsExactly("500 forever", "502 forever");
        post("/_sandbox/startups", "{\"slug\":\"acme\"}");
        assertThat(track(ACME, "rxt_sandbox_full")).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "audit"})
    void nothing_good_is_said_of_a_startup_that_is_not_there(String path) {
        HttpResponse<String> answer = Http.get(sandbox, "/_sandbox/" + path + "?startup=nosuch");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Http.json(answer))
                .containsEntry("code", "startup_unknown")
                .containsEntry("title", "There is no startup nosuch");
        assertThat(Http.get(sandbox, "/_sandbox/" + path + "?startup=demo").statusCode())
                .isEqualTo(200);
        assertThat(Http.get(sandbox, "/_sandbox/" + path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"slug\":\"Not A Slug\"}",
                "{\"slug\":\"\"}",
                "{}",
                "{\"slug\":7}",
                "[]",
                "{\"slug\":\"a\",\"time_scale\":0}"
            })
    void what_is_no_startup_is_400(String body) {
        assertThat(post("/_sandbox/startups", body).statusCode()).isEqualTo(400);
    }
}
