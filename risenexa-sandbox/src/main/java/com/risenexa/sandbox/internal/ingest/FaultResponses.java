package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.faults.FaultAction;
import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answers that faults give in place of the real one. */
final class FaultResponses {
    private static final byte[] PAGE =
            "<!DOCTYPE html><title>Sign in</title><h1>Sign in to the network</h1>\n".getBytes(StandardCharsets.UTF_8);

    private FaultResponses() {}

    static SandboxResponse of(FaultStep step, SandboxRequest call) {
        return switch (step.action()) {
            case STATUS -> status(step, call.atMillis());
            case HTML ->
                new SandboxResponse(
                        Integer.parseInt(step.param("status", "200")), SandboxResponse.HTML, Map.of(), PAGE);
            case REDIRECT ->
                new SandboxResponse(
                        Integer.parseInt(step.param("status", "302")),
                        SandboxResponse.TEXT,
                        Map.of("Location", step.param("to", "/elsewhere")),
                        new byte[0]);
            default -> SandboxResponse.ACCEPTED;
        };
    }

    private static SandboxResponse status(FaultStep step, long nowMillis) {
        String retryAfter = step.param("retry-after", "");
        Map<String, String> headers =
                retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter(retryAfter, nowMillis));
        byte[] body = Json.object(json -> {
            Json.field(json, "error", "This answer is a fault of the sandbox");
            Json.field(json, "errors", List.of(step.text()));
            Json.field(json, "code", "fault");
        });
        return new SandboxResponse(step.status(), SandboxResponse.JSON, headers, body);
    }

    private static String retryAfter(String value, long nowMillis) {
        return value.startsWith("date+")
                ? SandboxResponse.httpDate(nowMillis + 1000 * Long.parseLong(value.substring("date+".length())))
                : value;
    }

    /** Whether a whole answer, of whatever kind, goes out. */
    static boolean isSent(FaultAction action) {
        return switch (action) {
            case OK, STATUS, DELAY, SLOW, HTML, REDIRECT, HUGE -> true;
            default -> false;
        };
    }
}
