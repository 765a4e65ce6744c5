package com.risenexa.tracking.outbox.internal.sql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a claim on a row.
 *
 * @param eventId the row
 * @param version the row's version when it was claimed: if somebody else has it by now, it is theirs
 * @param attempts requests sent under this claim
 * @param due when a postponed row is due
 * @param result why, as JSON, if it is not delivered
 */
public record Completion(
        Kind kind,
        String eventId,
        long version,
        int attempts,
        @Nullable Instant due,
        @Nullable String result) {

    /** The change to the row. */
    public enum Kind {
        /** It goes. */
        DELIVERED,
        /** It is due again later. */
        POSTPONED,
        /** It waits until somebody fixes the cause. */
        PARKED
    }

    public static Completion delivered(String eventId, long version) {
        return new Completion(Kind.DELIVERED, eventId, version, 0, null, null);
    }

    public static Completion postponed(
            String eventId, long version, int attempts, Instant due, @Nullable String result) {
        return new Completion(Kind.POSTPONED, eventId, version, attempts, due, result);
    }

    public static Completion parked(String eventId, long version, int attempts, String result) {
        return new Completion(Kind.PARKED, eventId, version, attempts, null, result);
    }
}
