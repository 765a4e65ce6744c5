package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.internal.api.Routes;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** HEAD is answered wherever GET is, with the same status and headers, and without a body. */
class HeadTest {
    private static String head(Sandbox sandbox, String method, String path) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            return raw.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readHead();
        }
    }

    private static List<String> paths() {
        return Stream.concat(
                        Routes.all().stream()
                                .filter(route -> route.startsWith("GET "))
                                .map(route -> route.substring("GET ".length())
                                        .replace("{slug}", "demo")
                                        .replace("{event_id}", id(1))
                                        .replaceAll("\\{\\w+}", "1")),
                        Stream.of("/", "/_sandbox/nothing", "/_sandbox/attempts?limit=x"))
                .map(path -> path.endsWith("/wait") ? path + "?count=0" : path)
                .toList();
    }

    @Test
    void head_is_answered_as_get_is_but_without_a_body() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Http.track(sandbox, registration("u", id(1)));
            sandbox.faults().everyEvent("503");

            assertThat(paths()).hasSizeGreaterThan(18);
            for (String path : paths()) {
                String get = head(sandbox, "GET", path);
                try (Raw raw = Raw.to(sandbox)) {
                    raw.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                    String head = raw.readHead();

                    assertThat(head.lines().findFirst())
                            .as(path)
                            .isEqualTo(get.lines().findFirst());
                    for (String name : List.of("content-type", "content-length", "content-disposition", "etag")) {
                        assertThat(Raw.header(head, name)).as(path + " " + name).isEqualTo(Raw.header(get, name));
                    }
                    assertThat(raw.readAll()).as(path).isEmpty();
                }
            }
        }
    }

    @Test
    void a_connection_goes_on_after_head_and_allow_names_it() throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                Raw raw = Raw.to(sandbox)) {
            String head = raw.send("HEAD /_sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readHead();
            assertThat(Integer.parseInt(Raw.header(head, "content-length"))).isPositive();
            Raw.Answer put = raw.send("PUT /_sandbox/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                    .readAnswer();

            assertThat(put.status()).isEqualTo(405);
            assertThat(put.header("allow")).isEqualTo("GET, HEAD");
        }
    }
}
