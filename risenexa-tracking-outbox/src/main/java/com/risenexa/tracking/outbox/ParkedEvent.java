package com.risenexa.tracking.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that the server rejected, kept in the outbox for inspection and retry. It stays until it is retried or
 * discarded.
 *
 * @param eventId the id of the event
 * @param eventType such as {@code user_registered}; null if the row cannot be read
 * @param userId the user's id; null if the row cannot be read
 * @param startupSlug the startup that it was recorded for; null if the client had none, or the row cannot be read
 * @param recordedAt when it was recorded, by the database's clock
 * @param parkedAt when it was parked, by the database's clock
 * @param attempts how often it was sent; 0 if it was rejected before it was sent
 * @param result why, as JSON (CONTRACT R28)
 */
public record ParkedEvent(
        UUID eventId,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String startupSlug,
        Instant recordedAt,
        Instant parkedAt,
        int attempts,
        String result) {
    /**
     * For logs: never the user id.
     *
     * @return type, id and result
     */
    @Override
    public String toString() {
        return "ParkedEvent[" + eventType + ", " + eventId + ", " + result + "]";
    }
}
