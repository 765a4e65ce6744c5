package com.risenexa.sandbox.internal.track;

import com.risenexa.sandbox.internal.fault.Action;
import com.risenexa.sandbox.internal.fault.Step;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.http.Wire;
import com.risenexa.sandbox.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answers that faults give in place of the real one. */
final class FaultAnswer {
    private static final byte[] PAGE =
            "<!DOCTYPE html><title>Sign in</title><h1>Sign in to the network</h1>\n".getBytes(StandardCharsets.UTF_8);

    private FaultAnswer() {}

    static Answer of(Step step, Call call) {
        return switch (step.action()) {
            case STATUS -> status(step, call.atMillis());
            case HTML -> new Answer(Integer.parseInt(step.param("status", "200")), Answer.HTML, Map.of(), PAGE);
            case REDIRECT ->
                new Answer(
                        Integer.parseInt(step.param("status", "302")),
                        Answer.TEXT,
                        Map.of("Location", step.param("to", "/elsewhere")),
                        new byte[0]);
            default -> Answer.ACCEPTED;
        };
    }

    private static Answer status(Step step, long nowMillis) {
        String retryAfter = step.param("retry-after", "");
        Map<String, String> headers =
                retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter(retryAfter, nowMillis));
        byte[] body = Json.object(json -> {
            json.writeStringField("error", "This answer is a fault of the sandbox");
            Json.field(json, "errors", List.of(step.text()));
            json.writeStringField("code", "fault");
        });
        return new Answer(step.status(), Answer.JSON, headers, body);
    }

    private static String retryAfter(String value, long nowMillis) {
        return value.startsWith("date+")
                ? Wire.httpDate(nowMillis + 1000 * Long.parseLong(value.substring("date+".length())))
                : value;
    }

    /** Whether a whole answer, of whatever kind, goes out. */
    static boolean isSent(Action action) {
        return switch (action) {
            case OK, STATUS, DELAY, SLOW, HTML, REDIRECT, HUGE -> true;
            default -> false;
        };
    }
}
