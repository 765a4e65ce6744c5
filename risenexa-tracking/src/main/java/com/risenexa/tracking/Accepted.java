package com.risenexa.tracking;

import com.risenexa.tracking.internal.result.Snapshot;
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
        body = Snapshot.of(body);
    }

    @Override
    public String type() {
        return "accepted";
    }
}
