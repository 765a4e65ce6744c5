package com.risenexa.tracking.support;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.json.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a request (CONTRACT R3). */
public final class EventCodec {
    private EventCodec() {}

    /** One flat JSON object in UTF-8; the same event and slug always give the same bytes. For valid events only. */
    public static byte[] encode(TrackingEvent event, String startupSlug) {
        EventType type = Objects.requireNonNull(event.type(), "an event without a type is rejected before");
        Map<String, @Nullable Object> metadata = event.metadata();
        String id = String.valueOf(event.eventId());
        String at = event.occurredAt().map(Instant::toString).orElse(null);
        String action = event.action().map(Action::value).orElse(null);
        return JsonWriter.object(json -> {
            json.field("event_type", type.value());
            json.field("user_id", event.userId());
            json.field("startup_slug", startupSlug);
            json.field("event_id", id);
            if (at != null) {
                json.field("occurred_at", at);
            }
            if (!metadata.isEmpty()) {
                json.field("metadata", metadata);
            }
            if (action != null) {
                json.field("action", action);
            }
        });
    }

    /**
     * Why an event would be refused before anything is sent (R10), or null if it would be sent.
     *
     * @param startupSlug empty if it is not known
     */
    public static @Nullable ValidationError refusal(@Nullable TrackingEvent event, String startupSlug) {
        return EventValidator.refusal(event, startupSlug);
    }

    /**
     * The event of a body that {@link #encode} made, in this or an older version. Encoded again it gives the same bytes
     * each time.
     *
     * @throws IOException if it is none
     */
    public static TrackingEvent decode(Map<String, @Nullable Object> body) throws IOException {
        try {
            TrackingEvent event = TrackingEvent.of(new EventType(text(body, "event_type")), text(body, "user_id"))
                    .withAction(action(body.get("action")))
                    .withEventId(UUID.fromString(text(body, "event_id")));
            if (body.get("occurred_at") != null) {
                event = event.withOccurredAt(Instant.parse(text(body, "occurred_at")));
            }
            return body.get("metadata") instanceof Map<?, ?> map ? event.withMetadata(JsonMaps.of(map)) : event;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("no event: " + e.getMessage(), e);
        }
    }

    private static String text(Map<String, @Nullable Object> body, String name) throws IOException {
        if (body.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("no event: " + name + " is missing or not a string");
    }

    private static @Nullable Action action(@Nullable Object value) {
        for (Action action : Action.values()) {
            if (action.value().equals(value)) {
                return action;
            }
        }
        if (value == null) {
            return null;
        }
        throw new IllegalArgumentException("action is neither add nor remove");
    }
}
