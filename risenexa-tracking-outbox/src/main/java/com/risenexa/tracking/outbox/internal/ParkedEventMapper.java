package com.risenexa.tracking.outbox.internal;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.ParkedEvent;
import com.risenexa.tracking.outbox.internal.row.Payload;
import com.risenexa.tracking.outbox.internal.sql.ParkedRepository;
import java.io.IOException;
import java.util.UUID;

/** A parked row as users see it. */
final class ParkedEventMapper {
    private ParkedEventMapper() {}

    static ParkedEvent of(ParkedRepository.Row row) {
        UUID id = UUID.fromString(row.eventId());
        try {
            Payload payload = Payload.read(row.payload());
            TrackingEvent event = payload.event();
            return new ParkedEvent(
                    id,
                    event.type() == null ? null : event.type().value(),
                    event.userId(),
                    payload.startupSlug().isEmpty() ? null : payload.startupSlug(),
                    row.recordedAt(),
                    row.parkedAt(),
                    row.attempts(),
                    row.result());
        } catch (IOException e) {
            return new ParkedEvent(
                    id, null, null, null, row.recordedAt(), row.parkedAt(), row.attempts(), row.result());
        }
    }
}
