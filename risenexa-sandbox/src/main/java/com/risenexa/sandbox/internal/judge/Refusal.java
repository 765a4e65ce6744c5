package com.risenexa.sandbox.internal.judge;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.json.Json;
import java.util.List;
import java.util.Map;

/** Why a request to the tracking endpoint is not accepted, and how that is answered. */
public record Refusal(int status, String code, String error, List<String> errors, Map<String, String> headers) {
    public Refusal(int status, String code, String error, List<String> errors) {
        this(status, code, error, errors, Map.of());
    }

    public Answer answer() {
        return new Answer(status, Answer.JSON, headers, Json.object(json -> {
            json.writeStringField("error", error);
            Json.field(json, "errors", errors);
            json.writeStringField("code", code);
        }));
    }
}
