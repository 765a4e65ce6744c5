package com.risenexa.sandbox.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.risenexa.tracking.support.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON document into maps, lists, strings, booleans, nulls and decimals that are equal when JSON is. A number
 * whose exponent no decimal can have is a {@link VastNumber}.
 */
public final class JsonTree {
    private JsonTree() {}

    /**
     * The document's value.
     *
     * @throws IOException if these bytes are not exactly one JSON value
     */
    public static @Nullable Object read(byte[] bytes) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new IOException("no JSON value");
            }
            Object value = JsonValue.read(parser, JsonTree::number);
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON value");
            }
            return value;
        }
    }

    /**
     * The document's object.
     *
     * @throws IOException if these bytes are not exactly one JSON object
     */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> readObject(byte[] bytes) throws IOException {
        if (read(bytes) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new IOException("a JSON object is expected");
    }

    /** 1, 1.0 and 1e0 are one number. A zero of any scale must not strip to an exponent of its own. */
    private static Number number(JsonParser parser) throws IOException {
        try {
            BigDecimal value = parser.getDecimalValue();
            return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        } catch (NumberFormatException e) {
            // JSON allows any exponent; Java one of ten digits.
            return new VastNumber(parser.getText());
        }
    }

    /** A number whose exponent is too large for a decimal: equal to one that is written alike. */
    private static final class VastNumber extends Number {
        private static final long serialVersionUID = 1;

        private final String text;

        VastNumber(String text) {
            this.text = text;
        }

        @Override
        public double doubleValue() {
            return Double.parseDouble(text);
        }

        @Override
        public float floatValue() {
            return (float) doubleValue();
        }

        @Override
        public long longValue() {
            return (long) doubleValue();
        }

        @Override
        public int intValue() {
            return (int) doubleValue();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof VastNumber number && number.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
