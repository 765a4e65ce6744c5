package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.output.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of cells as text. */
final class CellText {
    private static final int MOST_SHOWN = 100;
    private static final int MOST_DIGITS = 1000;

    private CellText() {}

    /** Null for what is absent or blank. */
    static @Nullable String text(String field, @Nullable Object value) throws InvalidCellException {
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        if (value instanceof BigDecimal number) {
            // 1e1000000000 is short, and would fill the memory with its digits.
            if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
                throw new InvalidCellException(
                        "field_invalid",
                        field + " is the number " + shown(number.toString()) + "; expected at most " + MOST_DIGITS
                                + " digits, or a text",
                        field);
            }
            return number.toPlainString();
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        if (value instanceof Map<?, ?> object) {
            String scalar = ExtendedJson.scalar(object);
            if (scalar != null) {
                return scalar.isBlank() ? null : scalar;
            }
        }
        throw new InvalidCellException(
                "field_invalid",
                field + " is " + shown(Json.write(value))
                        + "; expected a text or a number, and a field inside of an object"
                        + " is named with dots, such as --map " + field + "=profile.id",
                field);
    }

    /** Its beginning, for a message. */
    static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
