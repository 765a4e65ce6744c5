package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.FaultMatch;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a fault meets; absent fields match any. */
final class MatchFields {
    private static final Set<String> NAMES = Set.of("startup", "type", "action", "user", "event", "attempt");

    private MatchFields() {}

    static FaultMatch read(@Nullable Object value) {
        if (value == null) {
            return FaultMatch.ANY;
        }
        if (!(value instanceof Map<?, ?> fields) || !NAMES.containsAll(fields.keySet())) {
            throw new Problem(
                    400,
                    "field_invalid",
                    "match is not understood",
                    "an object with startup, type, action, user, event, attempt");
        }
        return new FaultMatch(
                text(fields, "startup"),
                text(fields, "type"),
                text(fields, "action"),
                text(fields, "user"),
                text(fields, "event"),
                number(fields.get("attempt")));
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new Problem(400, "field_invalid", "match." + name + " is no text", "leave it out to match any");
    }

    private static @Nullable Integer number(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            int number = value instanceof BigDecimal decimal
                    ? decimal.intValueExact()
                    : Integer.parseInt(String.valueOf(value));
            if (number >= 1) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, like a number out of range.
        }
        throw new Problem(400, "field_invalid", "match.attempt is no attempt number", "a whole number from 1");
    }
}
