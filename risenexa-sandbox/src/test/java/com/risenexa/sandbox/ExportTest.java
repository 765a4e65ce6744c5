package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> export(String query) {
        return Http.get(sandbox, "/_sandbox/export" + query);
    }

    private static List<Map<String, Object>> lines(HttpResponse<String> answer) throws IOException {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (String line : answer.body().split("\n")) {
            objects.add(Json.readObject(line.getBytes(StandardCharsets.UTF_8)));
        }
        return objects;
    }

    @Test
    void events_are_exported_as_the_list_shows_them_a_line_each() throws IOException {
        Http.track(sandbox, event("user_registered", "a\\nb", id(1), ",\"metadata\":{\"x\":[1,null]}"));
        Http.track(sandbox, registration("u", id(2)));

        HttpResponse<String> answer = export("");

        assertThat(answer.headers().firstValue("content-type")).contains("application/jsonl; charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"risenexa-sandbox-events.jsonl\"");
        assertThat(lines(answer)).isEqualTo(Http.items(sandbox, "/_sandbox/events"));
        assertThat(lines(export("?of=attempts"))).isEqualTo(Http.items(sandbox, "/_sandbox/attempts"));
    }

    @Test
    void csv_has_a_line_of_names_and_quotes_what_needs_it() {
        Http.track(
                sandbox,
                event("user_registered", "a \\\"b\\\", c\\nd", id(1), ",\"occurred_at\":\"2026-04-01T12:00:00Z\""));

        String[] lines = export("?format=csv").body().split("\r\n");

        assertThat(lines[0])
                .isEqualTo(
                        "seq,startup,event_id,event_type,user_id,action,occurred_at,metadata,counted_at,outcome,attempts");
        assertThat(lines[1])
                .startsWith("1,demo," + id(1) + ",user_registered,\"a \"\"b\"\", c\nd\",add,2026-04-01T12:00:00Z,,");
    }

    @Test
    void filters_order_and_limit_hold_over_many_pages() throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            for (int i = 1; i <= 1300; i++) {
                raw.send(Raw.track(registration("u" + i % 2, id(i)))).readAnswer();
            }
        }
        assertThat(lines(export("?user=u1"))).hasSize(650).extracting("user_id").containsOnly("u1");
        List<Map<String, Object>> newestFirst = lines(export("?order=desc&limit=1200"));
        assertThat(newestFirst).hasSize(1200);
        assertThat(newestFirst.get(0)).containsEntry("seq", new BigDecimal("1.3E+3"));
        assertThat(newestFirst.get(1199)).containsEntry("seq", BigDecimal.valueOf(101));
        assertThat(lines(export("?after=100&before=1200"))).hasSize(1099);
    }

    @Test
    void an_empty_export_is_whole_and_csv_still_has_its_names() {
        assertThat(export("").body()).isEmpty();
        assertThat(export("?format=csv").body()).startsWith("seq,").hasLineCount(1);
    }

    @Test
    void a_client_of_http_1_0_gets_a_body_that_ends_with_the_connection() throws IOException {
        Http.track(sandbox, registration("u", id(1)));
        try (Raw raw = Raw.to(sandbox)) {
            String all = raw.send("GET /_sandbox/export HTTP/1.0\r\nHost: localhost\r\n\r\n")
                    .readAll();
            assertThat(all).doesNotContain("transfer-encoding").endsWith("\"attempts\":1}\n");
        }
    }

    @Test
    void a_page_of_large_items_is_shorter_and_next_leads_on() throws IOException {
        String large = "\"" + "x".repeat(900_000) + "\"";
        for (int i = 1; i <= 5; i++) {
            Http.track(sandbox, event("user_registered", "u", id(i), ",\"metadata\":{\"large\":" + large + "}"));
        }

        Map<String, Object> page = Http.json(Http.get(sandbox, "/_sandbox/attempts?limit=5"));

        assertThat((List<?>) page.get("items")).hasSize(3);
        assertThat(page).containsEntry("next", BigDecimal.valueOf(3));
        assertThat(Http.items(sandbox, "/_sandbox/attempts?limit=5&after=3")).hasSize(2);
        assertThat(lines(export("?of=attempts"))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=xml", "of=users", "limit=0", "outcome=good"})
    void a_parameter_that_cannot_be_used_is_400(String query) {
        assertThat(export("?" + query).statusCode()).isEqualTo(400);
    }
}
