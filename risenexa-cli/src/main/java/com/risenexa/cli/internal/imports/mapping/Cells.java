package com.risenexa.cli.internal.imports.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of cells as text. */
final class Cells {
    private static final int MOST_SHOWN = 100;

    private Cells() {}

    /** Null for what is absent or blank. */
    static @Nullable String text(String field, @Nullable Object value) throws RefusedCell {
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        throw new RefusedCell("field_invalid", field + " is a JSON value; a text or a number is expected", field);
    }

    /** Its beginning, for a message. */
    static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
