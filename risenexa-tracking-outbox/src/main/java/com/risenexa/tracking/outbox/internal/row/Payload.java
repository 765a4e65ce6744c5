package com.risenexa.tracking.outbox.internal.row;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.EventCodec;
import com.risenexa.tracking.support.JsonMaps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of a row: the event as the server will receive it, in versioned JSON. What one version wrote, every later
 * one reads.
 *
 * @param startupSlug the startup that it was recorded for; empty if the client had none
 */
public record Payload(TrackingEvent event, String startupSlug) {
    private static final int VERSION = 1;
    private static final byte[] HEAD = "{\"v\":1,\"event\":".getBytes(StandardCharsets.UTF_8);

    /** For an event that is valid. */
    public byte[] write() {
        byte[] body = EventCodec.encode(event, startupSlug);
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEAD.length + body.length + 1);
        out.writeBytes(HEAD);
        out.writeBytes(body);
        out.write('}');
        return out.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is no payload, or one of a later version
     */
    public static Payload read(byte @Nullable [] bytes) throws IOException {
        Map<String, @Nullable Object> envelope = JsonMaps.read(bytes == null ? new byte[0] : bytes);
        if (!(envelope.get("v") instanceof Integer version) || version < 1) {
            throw new IOException("v is missing or not a version");
        }
        if (version > VERSION) {
            throw new IOException("it is of version " + version
                    + ", written by a newer risenexa-tracking-outbox; this one reads up to " + VERSION);
        }
        if (!(envelope.get("event") instanceof Map<?, ?> map)) {
            throw new IOException("event is missing");
        }
        Map<String, @Nullable Object> body = JsonMaps.of(map);
        return new Payload(EventCodec.decode(body), body.get("startup_slug") instanceof String slug ? slug : "");
    }
}
