package com.risenexa.sandbox.internal.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
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
public record Call(String method, String uri, HttpHeaders headers, byte[] body, long atMicros, long nanos) {
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

    /** The query's parameters; of one given twice the last counts. */
    public Map<String, String> query() {
        Map<String, List<String>> all = new QueryStringDecoder(uri).parameters();
        Map<String, String> last = new java.util.LinkedHashMap<>();
        all.forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
        return last;
    }

    /** Without headers: one of them is a key. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
