package com.risenexa.tracking.outbox;

import com.risenexa.tracking.Rejected.ValidationError;
import java.util.UUID;

/** The result of recording an event. Immutable. */
public sealed interface RecordResult {

    /**
     * Whether the event is in the outbox, by this call or an earlier one, provided that the transaction commits.
     *
     * @return false for {@link Invalid} only
     */
    default boolean isInOutbox() {
        return !(this instanceof Invalid);
    }

    /**
     * The event is a new row.
     *
     * @param eventId the id of the event
     */
    record Recorded(UUID eventId) implements RecordResult {}

    /**
     * A row with this id exists already, waiting or parked; it stays as it is. An event that was delivered has no row
     * any more: recorded again it is {@link Recorded} again, sent again, and not counted again.
     *
     * @param eventId the id of the event
     */
    record AlreadyRecorded(UUID eventId) implements RecordResult {}

    /**
     * The event would never be accepted (CONTRACT R10); nothing was written.
     *
     * @param error each fault
     */
    record Invalid(ValidationError error) implements RecordResult {}
}
