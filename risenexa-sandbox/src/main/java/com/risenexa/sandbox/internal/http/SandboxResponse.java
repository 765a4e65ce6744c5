package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.json.Json;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

    /** With two digits for the day, which {@code RFC_1123_DATE_TIME} does not give. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** A moment as HTTP writes it. */
    public static String httpDate(long millis) {
        return HTTP_DATE.format(Instant.ofEpochMilli(millis));
    }

    public static SandboxResponse json(int status, byte[] body) {
        return new SandboxResponse(status, JSON, Map.of(), body);
    }

    /** Status line and headers for Netty; without the length of the body. */
    HttpResponse head(long nowMillis) {
        return withHeaders(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status)), nowMillis);
    }

    /** The whole response for Netty. */
    HttpResponse whole(long nowMillis) {
        HttpResponse whole = withHeaders(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body)),
                nowMillis);
        if (status != 204 && status != 304) {
            whole.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return whole;
    }

    private HttpResponse withHeaders(HttpResponse response, long nowMillis) {
        response.headers()
                .set(HttpHeaderNames.DATE, httpDate(nowMillis))
                .set(HttpHeaderNames.CONTENT_TYPE, contentType);
        headers.forEach(response.headers()::set);
        return response;
    }

    /** Status line, headers and body as text. */
    public String text() {
        StringBuilder text = new StringBuilder(64 + body.length);
        text.append("HTTP/1.1 ").append(status).append('\n');
        text.append("content-type: ").append(contentType).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        return text.append('\n')
                .append(new String(body, StandardCharsets.UTF_8))
                .toString();
    }

    /** The response to what is not HTTP, or too long. */
    static SandboxResponse protocolError(Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException) {
            return protocolError(
                    431, "headers_too_large", "The headers are over " + HttpServer.MAX_HEADER_BYTES + " bytes");
        }
        if (cause instanceof TooLongHttpLineException) {
            return protocolError(
                    414, "uri_too_long", "The request line is over " + HttpServer.MAX_LINE_BYTES + " bytes");
        }
        return protocolError(400, "http_malformed", "This is not an HTTP/1.1 request");
    }

    private static SandboxResponse protocolError(int status, String code, String error) {
        return json(status, Json.object(json -> {
            Json.field(json, "error", error);
            Json.field(json, "errors", List.of());
            Json.field(json, "code", code);
        }));
    }
}
