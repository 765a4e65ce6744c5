package com.risenexa.sandbox.internal.store;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An event whose fields are valid.
 *
 * @param eventId in lower case
 * @param action never absent: add unless the request said remove
 * @param occurredAt null if the request did not say
 * @param metadata the object's own text; null if there was none
 */
public record ValidEvent(
        String startup,
        String eventId,
        String eventType,
        String userId,
        String action,
        @Nullable Instant occurredAt,
        @Nullable String metadata) {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Whether a text is a UUID of any version, in upper or lower case. */
    public static boolean isUuid(String text) {
        return UUID.matcher(text).matches();
    }
}
