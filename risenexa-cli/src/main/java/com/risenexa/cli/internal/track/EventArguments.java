package com.risenexa.cli.internal.track;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.event.EventArgumentParser;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.TrackingEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Makes the event that the arguments describe. What can be read but is invalid, the client judges. */
final class EventArguments {
    private EventArguments() {}

    static TrackingEvent event(TrackCommand given) {
        TrackingEvent event = TrackingEvent.of(EventArgumentParser.type(given.type), given.user);
        if (given.remove) {
            event = event.withAction(Action.REMOVE);
        }
        TrackCommand.Identity identity = given.identity;
        if (identity != null) {
            event = identity.id != null ? event.withEventId(uuid(identity.id)) : event.withEventIdFrom(identity.key);
        }
        if (given.occurredAt != null) {
            event = event.withOccurredAt(instant(given.occurredAt));
        }
        return given.data.isEmpty() ? event : event.withMetadata(MetadataArguments.read(given.data));
    }

    private static UUID uuid(String text) {
        UUID id = EventArgumentParser.uuid(text);
        if (id == null) {
            throw CliException.usage(
                    "--event-id " + text + " is no UUID; expected one such as 0b5c1a52-9d3f-4a6e-8f11-2c3d4e5f6a7b",
                    "--event-key takes a key of any form.");
        }
        return id;
    }

    private static Instant instant(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw CliException.usage(
                    "--occurred-at " + text + " cannot be read; expected a time with its zone, such as"
                            + " 2026-04-01T12:00:00Z",
                    null);
        }
    }
}
