package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import java.util.List;
import java.util.Map;

/** A rejection of a request to the tracking endpoint, with its response. */
public record Rejection(int status, String code, String error, List<String> errors, Map<String, String> headers) {
    public Rejection(int status, String code, String error, List<String> errors) {
        this(status, code, error, errors, Map.of());
    }

    public SandboxResponse answer() {
        return new SandboxResponse(status, SandboxResponse.JSON, headers, Json.object(json -> {
            Json.field(json, "error", error);
            Json.field(json, "errors", errors);
            Json.field(json, "code", code);
        }));
    }
}
