package com.risenexa.tracking.support;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.event.InvalidMetadata;
import com.risenexa.tracking.internal.event.MetadataCopy;
import com.risenexa.tracking.internal.event.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds every fault of an event that can be seen before sending (CONTRACT R10). */
public final class EventValidator {
    /** The largest body that is sent. */
    public static final int MAX_BODY_BYTES = MetadataCopy.MAX_BODY_BYTES;

    private static final Instant FIRST =
            LocalDate.of(1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant END =
            LocalDate.of(10_000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private EventValidator() {}

    /** All faults at once; empty if the event may be sent. */
    public static List<String> faults(TrackingEvent event) {
        return isSound(event) ? List.of() : search(event);
    }

    /** The same questions, for the many events without a fault. */
    private static boolean isSound(TrackingEvent event) {
        return event.type() != null
                && isSound(event.type().value())
                && isSound(event.userId())
                && event.eventId() != null
                && event.occurredAt().isEmpty()
                && !(event.metadata() instanceof InvalidMetadata);
    }

    private static boolean isSound(@Nullable String text) {
        return text != null && Text.isVisibleAscii(text);
    }

    /** Why an event is not sent at all (CONTRACT R10); null if it would be. */
    public static @Nullable ValidationError refusal(@Nullable TrackingEvent event, String startupSlug) {
        if (event == null) {
            return nullEvent();
        }
        UUID id = event.eventId();
        List<String> faults = faults(event);
        return faults.isEmpty() ? tooLarge(id, EventCodec.encode(event, startupSlug)) : invalid(id, faults);
    }

    /** That a body has too many bytes; null if it has not. */
    public static @Nullable ValidationError tooLarge(@Nullable UUID id, byte[] body) {
        return body.length <= MAX_BODY_BYTES
                ? null
                : invalid(
                        id, List.of("the body has " + body.length + " bytes; at most " + MAX_BODY_BYTES + " are sent"));
    }

    public static ValidationError nullEvent() {
        return invalid(null, List.of("event is null"));
    }

    public static ValidationError invalid(@Nullable UUID id, List<String> faults) {
        return new ValidationError(id, null, String.join("; ", faults), faults, 0);
    }

    private static List<String> search(TrackingEvent event) {
        List<String> faults = new ArrayList<>();
        String type = event.type() == null ? null : event.type().value();
        judgeText("event_type", type, faults);
        judgeText("user_id", event.userId(), faults);
        if (event.eventId() == null && type != null) {
            faults.add("event_id is missing: the id was null, or the key it is derived from null, blank or with an"
                    + " unpaired surrogate");
        }
        event.occurredAt().ifPresent(at -> judgeYear(at, faults));
        if (event.metadata() instanceof InvalidMetadata refused) {
            faults.add(refused.fault());
        }
        return faults;
    }

    private static void judgeText(String field, @Nullable String text, List<String> faults) {
        if (text == null) {
            faults.add(field + " is missing");
        } else if (text.isBlank()) {
            faults.add(field + " is blank");
        } else if (Text.hasControlCharacter(text)) {
            faults.add(field + " has a control character");
        } else if (Text.hasUnpairedSurrogate(text)) {
            faults.add(field + " has an unpaired surrogate");
        }
    }

    private static void judgeYear(Instant at, List<String> faults) {
        // Compared as instants: the extremes of Instant have no year that a date could hold.
        if (at.isBefore(FIRST) || !at.isBefore(END)) {
            faults.add("occurred_at is " + at + "; a year from 0001 to 9999 is expected");
        }
    }
}
