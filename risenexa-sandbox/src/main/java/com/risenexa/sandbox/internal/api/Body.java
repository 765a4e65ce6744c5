package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a request brought. Each field is checked when it is read; what cannot be used is a problem that
 * names the field, its value and what was expected. A field that is null is absent.
 */
final class Body {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private final Map<String, @Nullable Object> fields;

    /** Stands before the names of an object within another: {@code match.}. */
    private final String prefix;

    private final String example;

    private Body(Map<String, @Nullable Object> fields, String prefix, String example) {
        this.fields = fields;
        this.prefix = prefix;
        this.example = example;
    }

    /**
     * Reads a body.
     *
     * @param example a body that would do, for the hint
     */
    static Body of(ApiRequest request, String example) {
        try {
            return new Body(Json.readObject(request.call().body()), "", example);
        } catch (IOException e) {
            throw new Problem(
                    400, "json_malformed", "The body is not a JSON object: " + Json.reason(e), "such as " + example);
        }
    }

    /** A field that must be there. */
    String text(String name, String expected) {
        String text = optionalText(name, expected);
        if (text == null) {
            throw new Problem(
                    400, "field_missing", prefix + name + " is missing: expected " + expected, "such as " + example);
        }
        return text;
    }

    /** Null if it is absent. */
    @Nullable
    String optionalText(String name, String expected) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw invalid(name, expected);
    }

    /** A whole number; null if it is absent. */
    @Nullable
    Integer optionalInt(String name, int least, int most) {
        return wholeNumber(name, fields.get(name), least, most);
    }

    /** The same, also written as a text. */
    @Nullable
    Integer optionalIntOrText(String name, int least, int most) {
        Object value = fields.get(name);
        boolean digits = value instanceof String text && DIGITS.matcher(text).matches();
        return wholeNumber(name, digits ? new BigDecimal((String) value) : value, least, most);
    }

    private @Nullable Integer wholeNumber(String name, @Nullable Object value, int least, int most) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number && isWithin(number, least, most) && number.scale() <= 0) {
            return number.intValueExact();
        }
        throw invalid(name, "a whole number from " + least + " to " + most);
    }

    /** Also numbers of a billion digits are compared at once. */
    private static boolean isWithin(BigDecimal number, int least, int most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    /** Any number; null if it is absent. */
    @Nullable
    BigDecimal optionalNumber(String name, String expected) {
        Object value = fields.get(name);
        if (value == null || value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        throw invalid(name, expected);
    }

    /** An object; one without fields if it is absent. */
    @SuppressWarnings("unchecked")
    Body object(String name, String expected) {
        Object value = fields.get(name);
        if (value == null || value instanceof Map) {
            Map<String, @Nullable Object> within = value == null ? Map.of() : (Map<String, @Nullable Object>) value;
            return new Body(within, prefix + name + ".", example);
        }
        throw invalid(name, expected);
    }

    Iterable<String> names() {
        return fields.keySet();
    }

    /** What a field's value is not. */
    Problem invalid(String name, String expected) {
        String given = Json.shown(fields.get(name));
        return new Problem(
                400, "field_invalid", prefix + name + " is " + given + ": expected " + expected, "such as " + example);
    }
}
