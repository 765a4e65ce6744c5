package com.risenexa.tracking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The server accepted the event: it is counted, or was counted before under the same id (CONTRACT R26; the response
 * does not say which).
 *
 * @param eventId the id of the event
 * @param statusCode the status of the answer, 202 as a rule
 * @param body the answer's JSON object, empty if there was none; unmodifiable
 * @param attempts how many requests were sent, from 1
 */
public record Accepted(UUID eventId, int statusCode, Map<String, @Nullable Object> body, int attempts)
        implements TrackResult {
    /** Copies the body, nulls and order kept. */
    public Accepted {
        // Map.copyOf would throw on null values, and forget the order.
        body = body.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    @Override
    public String type() {
        return "accepted";
    }
}
