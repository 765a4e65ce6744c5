package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field and parameter of the API that cannot be used is a problem that names it, its value and what was expected. */
class UnusableInputTest {
    private static final String RATES = "a number from 1 to 999999999 per s, m or h, such as 5/s, 100/m or 1000/h";

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        Http.track(sandbox, registration("u", id(1)));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    /** What a library or the language says of itself is no help to whoever called. */
    private static void isSaidInOurWords(String text) {
        assertThat(text)
                .doesNotContain("REDACTED", "Source:", "StreamRead", "JsonRead", "Exception", "java.", "class ", "`");
    }

    private static Map<String, Object> problem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        isSaidInOurWords(answer.body());
        return Http.json(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"rate\":\"5/s\",\"burst\":\"x\"} | burst is \"x\": expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":\"5\"} | burst is \"5\": expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":[1]} | burst is an array: expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":{}} | burst is an object: expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":true} | burst is true: expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":0} | burst is 0: expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":-1} | burst is -1: expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":1.5} | burst is 1.5: expected a whole number from 1 to 1000000000",
                "{\"rate\":\"5/s\",\"burst\":1000000001} | burst is 1000000001: expected a whole number from 1",
                "{\"rate\":\"5/s\",\"burst\":1e2147483647} | burst is 1E+2147483647: expected a whole number from 1",
                "{\"rate\":\"5/s\",\"burst\":1e-2147483647} | burst is 1E-2147483647: expected a whole number from 1",
                "{\"rate\":\"5/s\",\"burst\":1e99999999999} | burst is 1e99999999999: expected a whole number from 1",
                "{\"rate\":7} | rate is 7: expected " + RATES,
                "{\"rate\":[\"5/s\"]} | rate is an array: expected " + RATES,
                "{\"rate\":\"often\"} | rate is \"often\": expected " + RATES,
                "{\"rate\":\"0/s\"} | rate is \"0/s\": expected " + RATES,
                "{\"rate\":\"1000000000/s\"} | rate is \"1000000000/s\": expected " + RATES,
                "{\"rate\":\"5/s\\n\\u001b[31m\"} | rate is \"5/s??[31m\": expected " + RATES,
            })
    void a_rate_limit_that_cannot_be_used_sets_none(String body, String title) {
        assertThat(problem(Http.call(sandbox, "PUT", "/_sandbox/rate-limit", body)))
                .containsEntry("code", "field_invalid")
                .containsEntry("hint", "such as {\"rate\":\"100/m\",\"burst\":20}")
                .extracting("title")
                .asString()
                .startsWith(title);
        assertThat(Http.get(sandbox, "/_sandbox/rate-limit").body()).isEqualTo("{\"rate\":null,\"burst\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/faults | {\"script\":7} | script is 7: expected a fault script",
                "/faults | {\"script\":[]} | script is an array: expected a fault script",
                "/faults | {\"script\":\"ok\",\"scope\":7} | scope is 7: expected event or global",
                "/faults | {\"script\":\"ok\",\"scope\":\"all\"} | scope is \"all\": expected event or global",
                "/faults | {\"script\":\"ok\",\"match\":\"u\"} | match is \"u\": expected an object with startup, type",
                "/faults | {\"script\":\"ok\",\"match\":[]} | match is an array: expected an object with startup",
                "/faults | {\"script\":\"ok\",\"match\":{\"usr\":\"u\"}} | match.usr is \"u\": expected only startup, type",
                "/faults | {\"script\":\"ok\",\"match\":{\"user\":[]}} | match.user is an array: expected a text",
                "/faults | {\"script\":\"ok\",\"match\":{\"attempt\":0}} | match.attempt is 0: expected a whole number from 1",
                "/faults | {\"script\":\"ok\",\"match\":{\"attempt\":1e9}} | match.attempt is 1E+9: expected a whole",
                "/faults | {\"script\":\"ok\",\"match\":{\"attempt\":\"two\"}} | match.attempt is \"two\": expected a whole",
                "/startups | {\"slug\":7} | slug is 7: expected lower-case letters",
                "/startups | {\"slug\":[]} | slug is an array: expected lower-case letters",
                "/startups | {\"slug\":\"No Slug\"} | slug is \"No Slug\": expected lower-case letters",
                "/startups | {\"slug\":\"a\",\"time_scale\":\"fast\"} | time_scale is \"fast\": expected a number above 0",
                "/startups | {\"slug\":\"a\",\"time_scale\":[2]} | time_scale is an array: expected a number above 0",
                "/startups | {\"slug\":\"a\",\"time_scale\":0} | time_scale is 0: expected a number above 0",
                "/startups | {\"slug\":\"a\",\"time_scale\":1000001} | time_scale is 1000001: expected a number above 0",
                "/startups | {\"slug\":\"a\",\"time_scale\":1e2147483647} | time_scale is 1E+2147483647: expected a",
                "/startups | {\"slug\":\"a\",\"time_scale\":1e-2147483647} | time_scale is 1E-2147483647: expected a",
                "/startups/demo/keys | {\"scope\":7} | scope is 7: expected a text of 1 to 100 characters",
                "/startups/demo/keys | {\"scope\":{}} | scope is an object: expected a text of 1 to 100 characters",
                "/startups/demo/keys | {\"scope\":\" \"} | scope is \" \": expected a text of 1 to 100 characters",
                "/reset | {\"startup\":7} | startup is 7: expected the slug of a startup",
                "/reset | {\"startup\":[\"demo\"]} | startup is an array: expected the slug of a startup",
                "/reset | {\"startup\":{}} | startup is an object: expected the slug of a startup",
                "/reset | {\"startup\":false} | startup is false: expected the slug of a startup",
            })
    void a_field_that_cannot_be_used_changes_nothing(String path, String body, String title) {
        assertThat(problem(Http.call(sandbox, "POST", "/_sandbox" + path, body)))
                .containsEntry("code", "field_invalid")
                .extracting("title")
                .asString()
                .startsWith(title);
        assertThat(sandbox.events()).hasSize(1);
        assertThat(Http.items(sandbox, "/_sandbox/faults")).isEmpty();
        assertThat(Http.items(sandbox, "/_sandbox/startups")).hasSize(1);
    }

    @Test
    void a_value_without_end_is_shown_by_its_beginning() {
        String scope = "x".repeat(500_000);
        assertThat(problem(Http.call(sandbox, "POST", "/_sandbox/startups/demo/keys", "{\"scope\":\"" + scope + "\"}")))
                .extracting("title")
                .isEqualTo("scope is \"" + "x".repeat(60) + "…\": expected a text of 1 to 100 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /rate-limit | {\"rate\":null}",
                "PUT | /rate-limit | {}",
                "POST | /faults | {\"script\":null,\"scope\":\"event\"}",
                "POST | /startups | {\"slug\":null}"
            })
    void a_field_that_is_null_is_missing(String method, String path, String body) {
        assertThat(problem(Http.call(sandbox, method, "/_sandbox" + path, body)))
                .containsEntry("code", "field_missing")
                .extracting("title")
                .asString()
                .contains(" is missing: expected ");
    }

    @Test
    void a_field_that_may_be_absent_may_be_null() {
        assertThat(Http.call(sandbox, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"5/s\",\"burst\":null}")
                        .body())
                .isEqualTo("{\"rate\":\"5/s\",\"burst\":5}");
        Http.call(sandbox, "DELETE", "/_sandbox/rate-limit", "");
        assertThat(Http.call(sandbox, "POST", "/_sandbox/startups/demo/keys", "{\"scope\":null}")
                        .body())
                .contains("\"scope\":\"tracking:write\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "null",
                "[]",
                "[{\"rate\":\"5/s\"}]",
                "{\"rate\"",
                "{\"rate\":\"5/s\"",
                "{\"rate\":\"5/s\"}{}",
                "{\"rate\":5/s}",
                "{'rate':1}",
                "{\"rate\":NaN}",
                "{\"a\":\"\t\"}"
            })
    void what_is_not_a_json_object_is_said_in_plain_words(String body) {
        assertThat(problem(Http.call(sandbox, "PUT", "/_sandbox/rate-limit", body)))
                .containsEntry("code", "json_malformed")
                .extracting("title")
                .asString()
                .startsWith("The body is not a JSON object: ");
        HttpResponse<String> tracked = Http.track(sandbox, body);
        assertThat(tracked.statusCode()).isEqualTo(400);
        isSaidInOurWords(tracked.body());
    }

    @Test
    void a_body_too_deep_or_with_a_number_too_long_is_said_in_plain_words_and_with_its_place() {
        String deep = Http.track(sandbox, "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}")
                .body();
        String number =
                Http.track(sandbox, "{\"a\":" + "1".repeat(2000) + ",\"b\":[}").body();
        String open = Http.track(sandbox, "{\n  \"a\": [1").body();

        assertThat(List.of(deep, number, open)).allSatisfy(UnusableInputTest::isSaidInOurWords);
        assertThat(deep).contains("depth (501) exceeds the maximum allowed (500)");
        assertThat(open).contains("start marker at line: 2, column: 8").contains("(line 2, column 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/events",
                "/events/latest",
                "/attempts",
                "/attempts/1",
                "/failures",
                "/counters",
                "/series",
                "/wait",
                "/verify",
                "/audit",
                "/faults",
                "/rate-limit",
                "/startups",
                "/startups/demo/keys",
                "/export",
                "/stream",
                "/metrics",
                "/openapi.json"
            })
    void a_query_that_is_not_percent_encoded_is_400_on_every_path_and_the_connection_goes_on(String path)
            throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            for (String pair : List.of("user=100%", "user=%zz", "user=%e", "%=1", "startup=%ff", "user=%c3")) {
                raw.send("GET /_sandbox" + path + "?x=1&" + pair + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                Raw.Answer answer = raw.readAnswer();

                assertThat(answer.status()).as(pair).isEqualTo(400);
                assertThat(answer.body())
                        .contains("parameter_invalid")
                        .contains(pair + " cannot be used: expected percent-encoded UTF-8")
                        .contains("write % as %25");
            }
            raw.send("GET /_sandbox/health?startup=%C3%BC&=1&&a HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.readAnswer().status()).isEqualTo(200);
        }
    }

    @Test
    void a_parameter_is_decoded_whole_also_with_a_semicolon_a_plus_and_a_percent_sign() {
        Http.track(sandbox, registration("a;b+c 100%", id(2)));

        assertThat(Http.items(sandbox, "/_sandbox/events?user=a;b%2Bc+100%25")).hasSize(1);
        assertThat(Http.items(sandbox, "/_sandbox/events?user=x&user=a%3Bb%2Bc%20100%25"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/events | limit=1001 | a whole number from 1 to 1000",
                "/events | limit=99999999999999999999 | a whole number from 1 to 1000",
                "/attempts | limit=0 | a whole number from 1 to 1000",
                "/attempts | status=99 | a whole number from 100 to 599",
                "/attempts | after=-1 | a whole number from 0 to 9223372036854775807",
                "/attempts | before=9223372036854775808 | a whole number from 0 to 9223372036854775807",
                "/attempts | order=up | asc or desc",
                "/attempts | outcome=good | one of [counted, duplicate, conflict, rejected, faulted, lost]",
                "/attempts/1 | format=xml | json, curl or http",
                "/failures | limit=1e3 | a whole number from 1 to 1000",
                "/export | format=xml | jsonl or csv",
                "/export | of=users | events or attempts",
                "/export | limit=0 | a whole number from 1 to 9223372036854775807",
                "/audit | max_retries=101 | a whole number from 0 to 100, or any",
                "/audit | max_retries=some | a whole number from 0 to 100, or any",
                "/audit | restarts=1 | true or false",
                "/wait | count=1000001 | a whole number from 0 to 1000000",
                "/wait | timeout=61s | a duration such as 500ms, 5s or 30m, of at most 60s",
                "/wait | timeout=999999999m | a duration such as 500ms, 5s or 30m, of at most 60s",
                "/wait | timeout=9999999999ms | a duration such as 500ms, 5s or 30m, of at most 60s",
                "/wait | settle=2m | a duration such as 500ms, 5s or 30m, of at most 60s",
                "/wait | exactly=yes | true or false",
                "/series | bucket=500ms | whole seconds such as 10s or 30m, from 1s to 43200m",
                "/series | bucket=999999999m | a duration such as 500ms, 5s or 30m, of at most 43200m",
                "/series | window=43201m | a duration such as 500ms, 5s or 30m, of at most 43200m",
                "/series | window=x | a duration such as 500ms, 5s or 30m, of at most 43200m",
                "/stream | last_event_id=x | a whole number from 0 to 9223372036854775807"
            })
    void a_parameter_that_cannot_be_used_names_its_value_and_its_range(String path, String query, String expected) {
        assertThat(problem(Http.get(sandbox, "/_sandbox" + path + "?" + query)))
                .containsEntry("code", "parameter_invalid")
                .containsEntry("title", query + " cannot be used: expected " + expected)
                .containsEntry("hint", "give " + expected);
    }
}
