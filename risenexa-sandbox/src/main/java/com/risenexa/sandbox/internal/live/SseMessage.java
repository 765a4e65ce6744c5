package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.internal.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message of the stream, in the format of server-sent events.
 *
 * @param seq where it stands; what only says how things are now stands after what it follows
 * @param startup whom it concerns; null if no startup could be read
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
record SseMessage(long seq, @Nullable String startup, byte[] bytes) {
    /** Keeps proxies and sockets awake. */
    static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    /** One that a reader may resume after. */
    static SseMessage numbered(long seq, @Nullable String startup, String event, Json.Part fields) {
        return new SseMessage(seq, startup, bytes("id: " + seq + "\n", event, fields));
    }

    /** One that says how things are now. */
    static SseMessage snapshot(long seq, @Nullable String startup, String event, Json.Part fields) {
        return new SseMessage(seq, startup, bytes("", event, fields));
    }

    private static byte[] bytes(String id, String event, Json.Part fields) {
        return (id + "event: " + event + "\ndata: " + Json.objectText(fields) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
