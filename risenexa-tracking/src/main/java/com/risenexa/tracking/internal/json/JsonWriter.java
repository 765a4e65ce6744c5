package com.risenexa.tracking.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of JSON's own types, as the metadata copy and the JSON reader make them (RFC 8259). What is written is gone
 * through twice: {@link JsonLength} counts, {@link JsonBytes} fills an array of just that length. Not thread-safe.
 */
public abstract sealed class JsonWriter permits JsonLength, JsonBytes {
    private boolean first = true;

    JsonWriter() {}

    /** Fills one JSON object; called twice, and says the same each time. */
    @FunctionalInterface
    public interface Fields {
        void writeTo(JsonWriter json);
    }

    /** One object as UTF-8. */
    public static byte[] object(Fields fields) {
        JsonLength length = new JsonLength();
        length.whole(fields);
        JsonBytes bytes = new JsonBytes(length.bytes());
        bytes.whole(fields);
        return bytes.toArray();
    }

    /** One object as text. */
    public static String objectAsText(Fields fields) {
        return new String(object(fields), StandardCharsets.UTF_8);
    }

    /** One character of ASCII, as it is. */
    abstract void mark(char mark);

    /** Characters of ASCII that need no escape. */
    abstract void plain(String text);

    /** In quotes, escaped where it must be. */
    abstract void string(String text);

    abstract void number(long number);

    public final void field(String name, @Nullable Object value) {
        next();
        string(name);
        mark(':');
        value(value);
    }

    final void whole(Fields fields) {
        open('{');
        fields.writeTo(this);
        close('}');
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            plain("null");
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean) {
            plain(value.toString());
        } else if (value instanceof Map<?, ?> map) {
            open('{');
            map.forEach((key, element) -> field(String.valueOf(key), element));
            close('}');
        } else if (value instanceof Iterable<?> elements) {
            open('[');
            for (Object element : elements) {
                next();
                value(element);
            }
            close(']');
        } else {
            throw new IllegalArgumentException(
                    "no JSON type: " + value.getClass().getName());
        }
    }

    private void number(Number number) {
        boolean hasItsOwnText = number instanceof Double
                || number instanceof Float
                || number instanceof BigDecimal
                || number instanceof BigInteger;
        if (hasItsOwnText) {
            plain(number.toString());
        } else {
            number(number.longValue());
        }
    }

    private void open(char mark) {
        mark(mark);
        first = true;
    }

    private void close(char mark) {
        mark(mark);
        first = false;
    }

    private void next() {
        if (first) {
            first = false;
        } else {
            mark(',');
        }
    }
}
