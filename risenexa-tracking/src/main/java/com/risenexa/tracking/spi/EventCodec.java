package com.risenexa.tracking.spi;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.json.JsonWriter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request (CONTRACT R3). */
public final class EventCodec {
    private EventCodec() {}

    /** One flat JSON object in UTF-8; the same event and slug always give the same bytes. For valid events only. */
    public static byte[] encode(TrackingEvent event, String startupSlug) {
        EventType type = Objects.requireNonNull(event.type(), "an event without a type is refused before");
        Map<String, @Nullable Object> metadata = event.metadata();
        return JsonWriter.object(json -> {
            JsonWriter.field(json, "event_type", type.value());
            JsonWriter.field(json, "user_id", event.userId());
            JsonWriter.field(json, "startup_slug", startupSlug);
            JsonWriter.field(json, "event_id", String.valueOf(event.eventId()));
            if (event.occurredAt().isPresent()) {
                JsonWriter.field(json, "occurred_at", event.occurredAt().get().toString());
            }
            if (!metadata.isEmpty()) {
                JsonWriter.field(json, "metadata", metadata);
            }
            if (event.action().isPresent()) {
                JsonWriter.field(
                        json, "action", event.action().map(Action::value).get());
            }
        });
    }
}
