package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static com.risenexa.sandbox.support.Raw.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.testsupport.Eventually;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedByDefaultTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static Raw.Answer ask(String method, String path, String... headers) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            return raw.send(method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                            + "\r\nContent-Length: 0\r\n\r\n")
                    .readAnswer();
        }
    }

    @Test
    void binds_loopback_only() {
        assertThat(sandbox.baseUrl()).isEqualTo("http://127.0.0.1:" + sandbox.port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:1",
                "LOCALHOST",
                "127.0.0.1",
                "127.0.0.1:99",
                "127.5.6.7",
                "[::1]",
                "[::1]:80"
            })
    void a_loopback_host_is_ours(String host) throws IOException {
        assertThat(ask("GET", "/_sandbox/health", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "10.0.0.1",
                "",
                "[::2]",
                "127.0.0.1@evil.example"
            })
    void r23_a_foreign_host_is_421_everywhere(String host) throws IOException {
        for (String path : List.of("/_sandbox/health", "/", "/api/v1/track", "/nothing")) {
            assertThat(ask("GET", path, "Host: " + host).status()).isEqualTo(421);
        }
    }

    @Test
    void without_a_host_it_is_421_too() throws IOException {
        assertThat(ask("GET", "/_sandbox/health", "X: y").status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://localhost:1", "http://localhost:2"})
    void a_foreign_origin_is_403_on_the_management_api(String origin) throws IOException {
        Raw.Answer answer = ask("GET", "/_sandbox/health", "Host: localhost:1", "Origin: " + origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("origin_foreign").contains("\"hint\"");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void the_own_origin_may_and_no_answer_allows_another() throws IOException {
        Raw.Answer answer = ask("GET", "/_sandbox/health", "Host: localhost:1", "Origin: http://localhost:1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control");
        assertThat(answer.header("content-security-policy")).isEqualTo("default-src 'self'");
        assertThat(ask("OPTIONS", "/api/v1/track", "Host: localhost").status()).isEqualTo(405);
    }

    @Test
    void changes_are_not_made_by_get() throws IOException {
        Raw.Answer answer = ask("GET", "/_sandbox/reset", "Host: localhost");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("POST");
        assertThat(ask("GET", "/api/v1/track", "Host: localhost").header("allow"))
                .isEqualTo("POST");
        assertThat(ask("POST", "/", "Host: localhost").status()).isEqualTo(405);
        assertThat(ask("GET", "/nothing", "Host: localhost").status()).isEqualTo(404);
        assertThat(ask("GET", "/_sandbox/nothing", "Host: localhost").status()).isEqualTo(404);
    }

    @Test
    void headers_over_16_kib_are_431() throws IOException {
        assertThat(ask("GET", "/", "Host: localhost", "X: " + "a".repeat(15_000))
                        .status())
                .isEqualTo(200);
        assertThat(ask("GET", "/", "Host: localhost", "X: " + "a".repeat(16_400))
                        .status())
                .isEqualTo(431);
    }

    @Test
    void a_line_over_8_kib_is_414_and_no_http_is_400() throws IOException {
        assertThat(ask("GET", "/" + "a".repeat(9000), "Host: localhost").status())
                .isEqualTo(414);
        try (Raw raw = Raw.to(sandbox)) {
            assertThat(raw.send("\u0016\u0003\u0001 nonsense\r\n\r\n")
                            .readAnswer()
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024 + 1, 5 * 1024 * 1024, 15 * 1024 * 1024})
    void r23_an_early_answer_can_be_read_by_a_client_that_first_writes_its_whole_body(int size) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            raw.send(track(" ".repeat(size)));

            assertThat(raw.readAnswer().status()).isEqualTo(413);
            assertThat(raw.read()).as("then the connection closes").isEqualTo(-1);
        }
    }

    @Test
    void r23_a_body_without_an_announced_length_is_413_too() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        try (Raw raw = Raw.to(sandbox)) {
            String head = track("").replace("Content-Length: 0", "Transfer-Encoding: chunked");
            raw.send(head + chunk.repeat(20) + "0\r\n\r\n");

            assertThat(raw.readAnswer().status()).isEqualTo(413);
        }
    }

    @Test
    void who_asks_before_sending_too_much_is_told_at_once() throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            raw.send("POST /api/v1/track HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 2000000\r\n\r\n");

            assertThat(raw.readAnswer().status()).isEqualTo(413);
        }
    }

    @Test
    void who_asks_before_sending_an_event_may() throws IOException {
        String[] request =
                track(registration("continue", id(5)), "Expect: 100-continue").split("(?<=\r\n\r\n)", 2);
        try (Raw raw = Raw.to(sandbox)) {
            assertThat(raw.send(request[0]).readHead()).startsWith("HTTP/1.1 100 ");
            assertThat(raw.send(request[1]).readAnswer().status()).isEqualTo(202);
        }
    }

    @Test
    void requests_sent_ahead_are_answered_in_order() throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            raw.send(track(registration("ahead", id(6))) + track("[]") + track(registration("ahead", id(7))));

            assertThat(raw.readAnswer().status()).isEqualTo(202);
            assertThat(raw.readAnswer().status()).isEqualTo(400);
            assertThat(raw.readAnswer().status()).isEqualTo(202);
        }
    }

    @Test
    void one_connection_over_512_is_turned_away_and_a_place_that_is_left_is_given_again() throws IOException {
        try (Sandbox full = Sandbox.start()) {
            List<Raw> all = new ArrayList<>();
            for (int i = 0; i < 512; i++) {
                Raw raw = Raw.to(full);
                raw.send("GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .readAnswer();
                all.add(raw);
            }
            try (Raw raw = Raw.to(full)) {
                assertThat(raw.readHead()).startsWith("HTTP/1.1 503");
            }
            all.get(0).close();
            Eventually.until("the place is given again", () -> answers(full));
            for (Raw raw : all) {
                raw.close();
            }
        }
    }

    private static boolean answers(Sandbox sandbox) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            return raw.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readHead()
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void keys_that_a_request_brought_are_masked_before_they_are_stored() throws IOException {
        String key = "rxt_live_0123456789abcdef";
        try (Raw raw = Raw.to(sandbox)) {
            String body = event("user_registered", key, id(8), ",\"metadata\":{\"k\":\"" + key + "\"}");
            raw.send(track(body, "X-Copy: " + key, "Cookie: session=" + key)
                    .replace("/api/v1/track", "/api/v1/track?key=" + key)
                    .replace("rxt_sandbox_full", key));

            assertThat(raw.readAnswer().status()).isEqualTo(401);
        }
        String stored = Http.get(sandbox, "/_sandbox/attempts?limit=1000").body();
        assertThat(stored).doesNotContain(key).contains("Bearer rxt_…cdef").doesNotContain("rxt_sandbox_full");
    }
}
