package com.risenexa.tracking.internal.event;

import com.risenexa.tracking.TrackingEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body can be too large, without making it: nearly no event comes near the limit, and for those that do the bytes
 * are counted.
 */
final class BodySize {
    /** UTF-8 needs at most three bytes for a char, and an escape like {@code \}{@code u0001} six. */
    private static final int BYTES_OF_A_CHAR = 6;

    /** Quotes, colon, comma, and a number that is not a decimal of any length. */
    private static final int BYTES_AROUND = 32;

    /** All fields but those whose length is the caller's. */
    private static final int BYTES_OF_THE_REST = 512;

    private static final int UNKNOWN = EventJudge.MAX_BODY_BYTES;

    private BodySize() {}

    /** False if the bytes must be counted. */
    static boolean surelyFits(TrackingEvent event, String startupSlug) {
        int most = BYTES_OF_THE_REST + ofText(startupSlug) + ofText(event.userId());
        most = most < UNKNOWN && event.type() != null
                ? most + ofText(event.type().value())
                : most;
        return most < UNKNOWN && most + of(event.metadata(), UNKNOWN - most) <= EventJudge.MAX_BODY_BYTES;
    }

    private static int of(@Nullable Object value, int room) {
        if (room <= 0) {
            return UNKNOWN;
        }
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof Map<?, ?> map) {
            int most = BYTES_AROUND;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                most += ofText((String) entry.getKey());
                most += of(entry.getValue(), room - most);
                if (most >= room) {
                    return UNKNOWN;
                }
            }
            return most;
        }
        if (value instanceof List<?> list) {
            int most = BYTES_AROUND;
            for (Object element : list) {
                most += of(element, room - most);
                if (most >= room) {
                    return UNKNOWN;
                }
            }
            return most;
        }
        boolean short32 = value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
        return short32 ? BYTES_AROUND : UNKNOWN;
    }

    private static int ofText(@Nullable String text) {
        if (text == null) {
            return BYTES_AROUND;
        }
        return text.length() >= UNKNOWN / BYTES_OF_A_CHAR - BYTES_AROUND
                ? UNKNOWN
                : BYTES_AROUND + BYTES_OF_A_CHAR * text.length();
    }
}
