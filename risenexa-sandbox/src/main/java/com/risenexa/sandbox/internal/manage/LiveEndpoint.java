package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.http.Source;
import com.risenexa.sandbox.internal.json.JsonValueText;
import com.risenexa.sandbox.internal.stream.EventStream;
import java.util.List;

/** What happens, as it happens. */
final class LiveEndpoint {
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";
    private static final String HINT = "give the id of the last message that was seen, or nothing";

    private final EventStream stream;

    LiveEndpoint(EventStream stream) {
        this.stream = stream;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/stream", this::stream));
    }

    private void stream(Request request, Peer peer) {
        Source source = stream.subscribe(request.query("startup"), lastEventId(request));
        if (source == null) {
            throw new Problem(
                    503,
                    "streams_full",
                    "There are " + EventStream.MOST_READERS + " readers of the stream already",
                    "close one, or poll /_sandbox/attempts?after=");
        }
        peer.stream(new Answer(200, EVENT_STREAM, ManageHandler.SAFE, new byte[0]), source);
    }

    /** A browser that comes again sends the header, and the address that it began with. */
    private static long lastEventId(Request request) {
        String header = request.call().header("last-event-id");
        if (header == null || header.isBlank()) {
            return request.number("last_event_id", -1, 0, Long.MAX_VALUE);
        }
        if (!header.matches("\\d{1,18}")) {
            throw Problem.invalid(
                    "Last-Event-ID: " + JsonValueText.shortened(header) + " is not a sequence number", HINT);
        }
        return Long.parseLong(header);
    }
}
