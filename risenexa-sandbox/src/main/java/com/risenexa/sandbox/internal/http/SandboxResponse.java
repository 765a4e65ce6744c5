package com.risenexa.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response: status, headers and body. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record SandboxResponse(int status, String contentType, Map<String, String> headers, byte[] body) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";
    public static final String TEXT = "text/plain; charset=utf-8";
    public static final String HTML = "text/html; charset=utf-8";

    public static final SandboxResponse ACCEPTED =
            json(202, "{\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8));

    public static SandboxResponse json(int status, byte[] body) {
        return new SandboxResponse(status, JSON, Map.of(), body);
    }

    private static final String ACCEPTED_TEXT = ACCEPTED.made();

    /** Status line, headers and body, for people. */
    @SuppressWarnings("ReferenceEquality") // the usual answer is one object, and its text is made once
    public String text() {
        return equals(ACCEPTED) ? ACCEPTED_TEXT : made();
    }

    private String made() {
        StringBuilder text = new StringBuilder(64 + body.length);
        text.append("HTTP/1.1 ").append(status).append('\n');
        text.append("content-type: ").append(contentType).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n')
                .append(new String(body, StandardCharsets.UTF_8))
                .toString();
    }
}
