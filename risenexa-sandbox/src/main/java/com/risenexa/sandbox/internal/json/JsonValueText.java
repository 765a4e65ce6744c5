package com.risenexa.sandbox.internal.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that a request brought, as a message shows it: short, and on one line. */
public final class JsonValueText {
    private static final int LONGEST = 60;

    private JsonValueText() {}

    /** Such as {@code "x"}, {@code 7} or {@code an array}. */
    public static String shown(@Nullable Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof String text) {
            return "\"" + shortened(text) + "\"";
        }
        // Not as plain digits: 1e1000000000 has a billion of them.
        return shortened(value instanceof BigDecimal number ? number.toString() : String.valueOf(value));
    }

    /** Cut where it is long, control characters replaced. */
    public static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown + (text.codePointCount(0, text.length()) > LONGEST ? "…" : "");
    }
}
