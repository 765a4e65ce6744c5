package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads fields of a sandbox's response; missing ones are empty. */
final class JsonFields {
    private static final Map<String, String> ONE = Map.of(
            "attempts", "attempt",
            "deliveries", "delivery",
            "duplicates", "duplicate",
            "events", "event");

    private JsonFields() {}

    /** The objects of a list. */
    static List<Map<String, @Nullable Object>> of(SandboxApi.Answer answer) {
        return maps(answer.json().get("items"));
    }

    static List<Map<String, @Nullable Object>> maps(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(JsonFields::map).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // JsonText makes no other maps
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, @Nullable Object>) value : Map.of();
    }

    static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream()
                        .map(item -> TerminalSanitizer.text(String.valueOf(item)))
                        .toList()
                : List.of();
    }

    /** A field as a text without control characters. */
    static String text(Map<String, @Nullable Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? "" : TerminalSanitizer.text(value.toString());
    }

    /** A number and what it counts: {@code 1 attempt}, {@code 2 attempts}. */
    static String counted(Map<String, @Nullable Object> fields, String name) {
        String noun = number(fields, name) == 1 ? ONE.getOrDefault(name, name) : name;
        return text(fields, name) + " " + noun;
    }

    static long number(Map<String, @Nullable Object> fields, String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** The colour of each outcome. */
    static final class OutcomeStyles {
        private OutcomeStyles() {}

        static Style style(String outcome) {
            return switch (outcome) {
                case "counted" -> Style.GOOD;
                case "duplicate" -> Style.LINK;
                case "rejected", "conflict" -> Style.BAD;
                default -> Style.WARN;
            };
        }
    }
}
