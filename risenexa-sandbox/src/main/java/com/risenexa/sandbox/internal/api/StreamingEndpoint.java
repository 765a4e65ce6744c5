package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.http.StreamingBody;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.live.SseBroadcaster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /stream}: server-sent events. */
final class StreamingEndpoint {
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";
    private static final String HINT = "give the id of the last message that was seen, or nothing";

    private final SseBroadcaster stream;

    StreamingEndpoint(SseBroadcaster stream) {
        this.stream = stream;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/stream", this::stream));
    }

    private void stream(ApiRequest request, ResponseChannel peer) {
        StreamingBody source = stream.subscribe(request.query("startup"), lastEventId(request));
        if (source == null) {
            throw new Problem(
                    503,
                    "streams_full",
                    "There are " + SseBroadcaster.MOST_READERS + " readers of the stream already",
                    "close one, or poll /_sandbox/attempts?after=");
        }
        Map<String, String> headers = new LinkedHashMap<>(ApiRouter.SAFE);
        headers.put("X-Accel-Buffering", "no"); // or nginx in front of the sandbox holds the messages back
        peer.stream(new SandboxResponse(200, EVENT_STREAM, headers, new byte[0]), source);
    }

    /** A browser that comes again sends the header, and the address that it began with. */
    private static long lastEventId(ApiRequest request) {
        String header = request.call().header("last-event-id");
        if (header == null || header.isBlank()) {
            return request.number("last_event_id", -1, 0, Long.MAX_VALUE);
        }
        if (!header.matches("\\d{1,18}")) {
            throw Problem.invalid("Last-Event-ID: " + Json.shortened(header) + " is not a sequence number", HINT);
        }
        return Long.parseLong(header);
    }
}
