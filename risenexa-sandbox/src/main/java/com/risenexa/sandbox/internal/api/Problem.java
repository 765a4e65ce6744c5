package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import java.util.Map;

/** An error of the management API, as problem+json. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String hint;

    /**
     * What is wrong.
     *
     * @param code for machines
     * @param title what, in words
     * @param hint what to do
     */
    public Problem(int status, String code, String title, String hint) {
        super(title, null, false, false);
        this.status = status;
        this.code = code;
        this.hint = hint;
    }

    /** A parameter or a field that cannot be used. */
    static Problem invalid(String title, String hint) {
        return new Problem(400, "parameter_invalid", title, hint);
    }

    public SandboxResponse answer() {
        return answer(Map.of());
    }

    SandboxResponse answer(Map<String, String> headers) {
        Map<String, String> all = new java.util.LinkedHashMap<>(ApiRouter.SAFE);
        all.putAll(headers);
        return new SandboxResponse(status, SandboxResponse.PROBLEM, all, Json.object(json -> {
            Json.field(json, "type", "about:blank");
            Json.field(json, "title", String.valueOf(getMessage()));
            Json.field(json, "status", status);
            Json.field(json, "code", code);
            Json.field(json, "hint", hint);
        }));
    }
}
