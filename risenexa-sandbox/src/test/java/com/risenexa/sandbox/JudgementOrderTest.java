package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row is wrong in one thing and in everything that is judged later: the first must decide. */
class JudgementOrderTest {
    private static final String MALFORMED = "{\"event_type\":";
    private static final String UNKNOWN_STARTUP = "{\"startup_slug\":\"nobody\",\"event_type\":\"x\"}";
    private static final String INVALID = event("x", "", id(2), "");

    private final Sandbox sandbox = Sandbox.builder().rateLimit("1/h").start();

    @BeforeEach
    void use_up_the_limit() {
        assertThat(Http.track(sandbox, registration("first", id(1))).statusCode())
                .isEqualTo(202);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "421, host_foreign,        evil.example, GET,  big,     text/plain,       rxt_unknown_key,     malformed",
        "405, method_not_allowed,  localhost,    GET,  big,     text/plain,       rxt_unknown_key,     malformed",
        "413, body_too_large,      localhost,    POST, big,     text/plain,       rxt_unknown_key,     malformed",
        "415, content_type_invalid,localhost,    POST, small,   text/plain,       rxt_unknown_key,     malformed",
        "401, key_unknown,         localhost,    POST, small,   application/json, rxt_unknown_key,     malformed",
        "403, key_scope_missing,   localhost,    POST, small,   application/json, rxt_sandbox_noscope, malformed",
        "400, json_malformed,      localhost,    POST, small,   application/json, rxt_sandbox_full,    malformed",
        "404, startup_unknown,     localhost,    POST, small,   application/json, rxt_sandbox_full,    startup",
        "422, field_invalid,       localhost,    POST, small,   application/json, rxt_sandbox_full,    invalid",
        "429, rate_limited,        localhost,    POST, small,   application/json, rxt_sandbox_full,    valid",
    })
    void r23_the_first_fault_in_the_order_decides(
            int status, String code, String host, String method, String size, String type, String key, String body)
            throws IOException {
        String content = content(body) + (size.equals("big") ? " ".repeat(1024 * 1024) : "");
        String request = method + " /api/v1/track HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: " + type + "\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
        try (Raw raw = Raw.to(sandbox)) {
            Raw.Answer answer = raw.send(request).readAnswer();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body())
                    .startsWith("{\"error\":\"")
                    .contains("\"errors\":[")
                    .contains("\"code\":\"" + code + '"');
        }
        assertThat(Http.lastAttempt(sandbox))
                .containsEntry("outcome", "rejected")
                .containsEntry("code", code)
                .containsEntry("status", java.math.BigDecimal.valueOf(status).stripTrailingZeros());
    }

    private static String content(String body) {
        return switch (body) {
            case "malformed" -> MALFORMED;
            case "startup" -> UNKNOWN_STARTUP;
            case "invalid" -> INVALID;
            default -> registration("second", id(2));
        };
    }
}
