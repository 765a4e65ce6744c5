package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.internal.api.Routes;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.sandbox.support.SchemaCheck;
import com.risenexa.sandbox.support.Sse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The description of the API and the API are the same. */
class OpenApiTest {
    private Sandbox sandbox = prepared();

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** With one of everything that the examples name. */
    private static Sandbox prepared() {
        Sandbox sandbox = Sandbox.start();
        Http.call(sandbox, "POST", "/_sandbox/startups", "{\"slug\":\"acme\"}");
        sandbox.faults().everyEvent("ok,503,ok");
        Http.track(sandbox, event("user_registered", "u", id(1), ",\"metadata\":{\"plan\":\"pro\"}"));
        Http.track(sandbox, registration("u", id(2)));
        Http.track(sandbox, registration("u", id(2)));
        Http.track(sandbox, event("login", "u", "x", ""));
        return sandbox;
    }

    private Map<String, Object> document() {
        return Http.json(Http.get(sandbox, "/_sandbox/openapi.json"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private record Operation(String method, String path, Map<String, Object> says) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        map(document().get("paths"))
                .forEach((path, methods) -> map(methods)
                        .forEach((method, says) ->
                                operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, map(says)))));
        return operations;
    }

    @Test
    void every_route_is_described_and_every_description_is_a_route() {
        List<String> described =
                operations().stream().map(Operation::toString).sorted().toList();
        List<String> routes = new ArrayList<>(Routes.all());
        routes.add("POST /api/v1/track");
        routes.add("GET /");

        assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void the_description_has_the_version_that_health_has() {
        assertThat(map(document().get("info")).get("version"))
                .isEqualTo(Http.json(Http.get(sandbox, "/_sandbox/health")).get("version"))
                .asString()
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void every_described_route_answers_as_described() throws IOException {
        SchemaCheck schemas = new SchemaCheck(document());
        for (Operation operation : operations()) {
            sandbox.close();
            sandbox = prepared();
            if (!operation.path().equals("/_sandbox/stream")) {
                check(operation, call(operation, schemas), schemas);
            }
        }
        try (Sse stream = Sse.open(sandbox, "")) {
            assertThat(stream.head).startsWith("HTTP/1.1 200").contains("text/event-stream");
        }
    }

    private HttpResponse<String> call(Operation operation, SchemaCheck schemas) {
        String path = operation.path();
        String query = "";
        for (Object each : (List<?>) operation.says().getOrDefault("parameters", List.of())) {
            Map<String, Object> parameter = schemas.resolved(each);
            String name = (String) parameter.get("name");
            if (parameter.get("in").equals("path")) {
                path = path.replace("{" + name + "}", String.valueOf(parameter.get("example")));
            } else if (parameter.containsKey("example")) {
                query = "?" + name + "=" + parameter.get("example");
            }
        }
        String body = "";
        if (operation.says().containsKey("requestBody")) {
            Map<String, Object> json = map(
                    map(map(operation.says().get("requestBody")).get("content")).get("application/json"));
            schemas.check(json.get("schema"), json.get("example"), operation + " example");
            body = text(json.get("example"));
        }
        return operation.path().equals("/api/v1/track")
                ? Http.track(sandbox, body)
                : Http.call(sandbox, operation.method(), path + query, body);
    }

    private static String text(Object value) {
        return new String(Json.bytes(json -> write(json, value)), StandardCharsets.UTF_8);
    }

    private static void write(com.fasterxml.jackson.core.JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof java.math.BigDecimal number) {
            json.writeNumber(number.intValueExact());
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    private static void check(Operation operation, HttpResponse<String> answer, SchemaCheck schemas)
            throws IOException {
        Map<String, Object> responses = map(operation.says().get("responses"));
        String status = String.valueOf(answer.statusCode());
        assertThat(status).as("%s answers %s", operation, answer.body()).startsWith("2");
        assertThat(responses).as(operation.toString()).containsKey(status);
        Map<String, Object> content =
                map(schemas.resolved(responses.get(status)).get("content"));
        String type = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
        assertThat(content).as(operation.toString()).containsKey(type);
        if (type.equals("application/json")) {
            Object value = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
            schemas.check(map(content.get(type)).get("schema"), value, operation.toString());
        }
    }

    @Test
    void what_is_not_described_is_405_with_the_methods_that_are() {
        SchemaCheck schemas = new SchemaCheck(document());
        for (String path : map(document().get("paths")).keySet()) {
            TreeSet<String> described = new TreeSet<>();
            operations().stream()
                    .filter(operation -> operation.path().equals(path))
                    .forEach(operation -> described.add(operation.method()));
            for (String method : Arrays.asList("GET", "POST", "PUT", "DELETE", "PATCH")) {
                if (!described.contains(method)) {
                    HttpResponse<String> answer = Http.call(sandbox, method, path.replaceAll("\\{\\w+\\}", "1"), "{}");
                    assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(405);
                    assertThat(answer.headers().firstValue("allow").orElse("").split(", "))
                            .containsAll(described);
                    if (path.startsWith("/_sandbox")) {
                        schemas.check(
                                map(map(map(document().get("components")).get("schemas"))
                                        .get("Problem")),
                                Http.json(answer),
                                method + " " + path);
                    }
                }
            }
        }
    }

    @Test
    void every_get_takes_a_startup() throws IOException {
        for (Operation operation : operations()) {
            String path = operation.path().replace("{event_id}", id(1)).replaceAll("\\{\\w+\\}", "1");
            if (operation.method().equals("GET") && !path.contains("/keys") && !path.endsWith("/stream")) {
                String query = path.endsWith("/wait") ? "?count=0&startup=demo" : "?startup=demo";
                assertThat(Http.get(sandbox, path + query).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
        assertThat(Http.get(sandbox, "/_sandbox/attempts/1?startup=acme").statusCode())
                .isEqualTo(404);
        assertThat(Http.json(Http.get(sandbox, "/_sandbox/verify?startup=acme")).get("attempts"))
                .hasToString("0");
        assertThat(Http.json(Http.get(sandbox, "/_sandbox/health?startup=acme")))
                .containsEntry("startups", List.of("acme"));
        try (Raw raw = Raw.to(sandbox)) {
            raw.send("GET /_sandbox/metrics?startup=acme HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(raw.readAnswer().body()).doesNotContain("\"demo\"");
        }
    }
}
