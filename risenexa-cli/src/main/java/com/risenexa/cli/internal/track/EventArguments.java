package com.risenexa.cli.internal.track;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.event.EventArgumentParser;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.JsonFault;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
                    "--event-id " + text + " is not a UUID; expected one such as 0b5c1a52-9d3f-4a6e-8f11-2c3d4e5f6a7b",
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

    /** Reads {@code K=V} (a string) and {@code K:=JSON} (any JSON). */
    static final class MetadataArguments {
        private MetadataArguments() {}

        static Map<String, @Nullable Object> read(List<String> arguments) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            for (String argument : arguments) {
                int equals = argument.indexOf('=');
                boolean json = equals > 0 && argument.charAt(equals - 1) == ':';
                String name = equals < 0 ? "" : argument.substring(0, json ? equals - 1 : equals);
                if (name.isBlank()) {
                    throw CliException.usage("--data " + argument + " cannot be read; expected K=V, or K:=JSON", null);
                }
                if (metadata.containsKey(name)) {
                    throw CliException.usage("--data " + argument + " gives " + name + " a second time", null);
                }
                String value = argument.substring(equals + 1);
                metadata.put(name, json ? value(argument, value) : value);
            }
            return metadata;
        }

        private static @Nullable Object value(String argument, String json) {
            try {
                return JsonText.read(json);
            } catch (IOException e) {
                throw CliException.usage(
                        "--data " + argument + " has no JSON after the :=: " + JsonFault.reason(e),
                        "A string is given without the colon, as K=V.");
            }
        }
    }
}
