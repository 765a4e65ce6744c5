package com.risenexa.sandbox.internal.http;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param uri path and query
 * @param body empty if it was not read
 * @param atMicros when its last byte was there, in the sandbox's time
 * @param nanos the same moment for durations
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record SandboxRequest(String method, String uri, HttpHeaders headers, byte[] body, long atMicros, long nanos) {
    public long atMillis() {
        return Math.floorDiv(atMicros, 1000L);
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public String path() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** Without headers: one of them is a key. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
