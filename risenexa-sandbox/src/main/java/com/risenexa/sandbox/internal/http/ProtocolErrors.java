package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.json.Json;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.charset.StandardCharsets;

/** The responses to requests that the HTTP decoder rejects. */
final class ProtocolErrors {
    static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private ProtocolErrors() {}

    /** The answer to something that is no HTTP, or too much of it. */
    static SandboxResponse answer(Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException) {
            return answer(431, "headers_too_large", "The headers are over " + Limits.MAX_HEADER_BYTES + " bytes");
        }
        if (cause instanceof TooLongHttpLineException) {
            return answer(414, "uri_too_long", "The request line is over " + Limits.MAX_LINE_BYTES + " bytes");
        }
        return answer(400, "http_malformed", "This is not an HTTP/1.1 request");
    }

    private static SandboxResponse answer(int status, String code, String error) {
        return SandboxResponse.json(status, Json.object(json -> {
            json.writeStringField("error", error);
            json.writeArrayFieldStart("errors");
            json.writeEndArray();
            json.writeStringField("code", code);
        }));
    }
}
