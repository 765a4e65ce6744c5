package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.internal.json.JsonTree;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata made comparable: as the client writes it, and as JSON is equal. */
public final class MetadataJson {
    private MetadataJson() {}

    /** What the store holds; null is no metadata. */
    public static Map<String, @Nullable Object> stored(@Nullable String json) {
        return read((json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8));
    }

    /** What a client would send. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> sent(Map<String, ? extends @Nullable Object> metadata) {
        TrackingEvent event = TrackingEvent.registration("any").withMetadata(metadata);
        Object field = read(EventCodec.encode(event, "any")).get("metadata");
        return field == null ? Map.of() : (Map<String, @Nullable Object>) field;
    }

    private static Map<String, @Nullable Object> read(byte[] json) {
        try {
            return JsonTree.readObject(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
