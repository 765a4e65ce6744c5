package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultApiTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return Http.call(sandbox, method, "/_sandbox/faults" + path, body);
    }

    @Test
    void a_fault_is_added_met_shown_replaced_and_removed() {
        HttpResponse<String> added = call(
                "POST", "", "{\"script\":\"503 , ok\",\"match\":{\"user\":\"u\",\"attempt\":1},\"scope\":\"global\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .isEqualTo("{\"id\":1,\"script\":\"503,ok\",\"match\":{\"user\":\"u\",\"attempt\":1},"
                        + "\"scope\":\"global\",\"hits\":0,\"remaining\":2}");

        assertThat(Http.track(sandbox, registration("u", id(1))).statusCode()).isEqualTo(503);
        Map<String, Object> shown = Http.json(call("GET", "/1", ""));
        assertThat(shown).containsEntry("hits", BigDecimal.ONE).containsEntry("remaining", BigDecimal.ONE);

        assertThat(call("PUT", "/1", "{\"script\":\"500\"}").body())
                .contains("\"script\":\"500\"")
                .contains("\"hits\":0");
        assertThat(Http.track(sandbox, registration("u", id(1))).statusCode()).isEqualTo(500);
        assertThat(Http.items(sandbox, "/_sandbox/faults")).hasSize(1);
        assertThat(call("DELETE", "/1", "").statusCode()).isEqualTo(200);
        assertThat(call("DELETE", "/1", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", "/1", "").statusCode()).isEqualTo(404);
        assertThat(Http.track(sandbox, registration("u", id(1))).statusCode()).isEqualTo(202);
    }

    @Test
    void all_faults_are_cleared_at_once_or_those_of_one_startup() {
        call("POST", "", "{\"script\":\"503\",\"match\":{\"startup\":\"acme\"}}");
        call("POST", "", "{\"script\":\"503\",\"match\":{\"startup\":\"demo\"}}");

        assertThat(call("DELETE", "?startup=acme", "").body()).isEqualTo("{\"removed\":1}");
        assertThat(call("DELETE", "", "").body()).isEqualTo("{\"removed\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                         | field_missing",
                "{\"script\":7}                             | field_invalid",
                "{\"script\":\"503*\"}                      | fault_unparsable",
                "{\"script\":\"503\",\"scope\":\"all\"}     | field_invalid",
                "{\"script\":\"503\",\"match\":{\"a\":1}}   | field_invalid",
                "{\"script\":\"503\",\"match\":{\"attempt\":0}} | field_invalid",
                "{\"script\":\"503\",\"match\":{\"user\":1}} | field_invalid",
                "nonsense                                   | json_malformed"
            })
    void what_is_no_fault_is_400_with_code_and_hint_and_sets_nothing(String body, String code) {
        HttpResponse<String> answer = call("POST", "", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer)).containsEntry("code", code).containsKey("hint");
        assertThat(Http.items(sandbox, "/_sandbox/faults")).isEmpty();
    }

    @Test
    void a_fault_beyond_ten_minutes_is_refused_wherever_it_comes_from_and_the_sandbox_stays_open() {
        String script = "refuse:999999999m";

        assertThat(Http.json(call("POST", "", "{\"script\":\"" + script + "\"}")))
                .containsEntry("code", "fault_unparsable")
                .containsEntry("hint", "expected a duration such as 700ms, 2s or 1m, of at most 10 minutes")
                .extracting("title")
                .asString()
                .contains("cannot be read at position 7");
        HttpResponse<String> tracked = Http.track(sandbox, registration("u", id(1)), "X-Sandbox-Fault", script);
        assertThat(tracked.statusCode()).isEqualTo(400);
        assertThat(tracked.body()).contains("fault_unparsable", "position 7", "of at most 10 minutes");
        assertThatThrownBy(() -> sandbox.faults().everyEvent(script)).isInstanceOf(FaultScriptException.class);
        assertThatThrownBy(() -> Sandbox.builder().fault(script)).isInstanceOf(FaultScriptException.class);
        assertThat(Http.track(sandbox, registration("u", id(1))).statusCode()).isEqualTo(202);
    }

    @Test
    void a_misspelt_action_is_told_what_was_probably_meant() {
        assertThat(Http.json(call("POST", "", "{\"script\":\"lostack,ok\"}")))
                .containsEntry("code", "fault_unparsable")
                .extracting("hint")
                .asString()
                .endsWith("; did you mean lost-ack?");
    }

    @Test
    void an_unparsable_script_names_position_and_expectation() {
        assertThat(call("POST", "", "{\"script\":\"503*2,reste\"}").body())
                .contains("position 6")
                .contains("expected a status from 200 to 599");
    }
}
