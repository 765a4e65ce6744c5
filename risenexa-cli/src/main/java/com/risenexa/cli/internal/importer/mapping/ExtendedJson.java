package com.risenexa.cli.internal.importer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that MongoDB writes as objects with one field: {@code {"$oid":"…"}}, {@code {"$date":…}}, numbers. */
final class ExtendedJson {
    private static final Set<String> SCALARS =
            Set.of("$oid", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "$uuid", "$symbol");

    private ExtendedJson() {}

    /** The text of an id or a number; null if it is something else. */
    static @Nullable String scalar(Map<?, ?> object) {
        if (object.size() != 1) {
            return null;
        }
        Map.Entry<?, ?> only = object.entrySet().iterator().next();
        return only.getKey() instanceof String name && SCALARS.contains(name) && only.getValue() instanceof String text
                ? text
                : null;
    }

    /** The moment of {@code {"$date":"2026-04-01T12:00:00Z"}} or of milliseconds; null if it is something else. */
    static @Nullable Instant date(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object) || object.size() != 1 || !object.containsKey("$date")) {
            return null;
        }
        Object date = object.get("$date");
        if (date instanceof String text) {
            return TimestampParser.read(text, ZoneOffset.UTC);
        }
        String millis = date instanceof Map<?, ?> inner ? scalar(inner) : String.valueOf(date);
        try {
            return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
