package com.risenexa.sandbox.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.risenexa.tracking.support.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON, with one configuration for all. */
public final class Json {
    /** SQLite refuses JSON deeper than 1,000 levels; a body that is read here can always be stored. */
    private static final int MAX_DEPTH = 500;

    /** Names are not interned: hostile requests could fill the JVM's table. Jackson's own table is bounded. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** What Jackson adds for those who program it: settings to change, and a source that it does not name. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile("(?:, from|:? enable) `[^`]*`(?: to allow)?|\\s+at \\[Source: [^\\]]*]");

    private static final Pattern PLACE = Pattern.compile("\\[Source: [^\\]]*(line: \\d+, column: \\d+)]");
    private static final int LONGEST = 60;

    private Json() {}

    /** Why something is not the JSON that it should be, and where. */
    public static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (!(failure instanceof JsonProcessingException malformed)) {
            return message;
        }
        String plain = FOR_PROGRAMMERS
                .matcher(PLACE.matcher(malformed.getOriginalMessage()).replaceAll("$1"))
                .replaceAll("");
        JsonLocation at = malformed.getLocation();
        return at == null ? plain : plain + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    /** Writes something. */
    @FunctionalInterface
    public interface Part {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** One object as UTF-8. */
    public static byte[] object(Part fields) {
        return bytes(json -> {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        });
    }

    /** One object as text. */
    public static String objectText(Part fields) {
        return new String(object(fields), StandardCharsets.UTF_8);
    }

    /** Any one value as UTF-8. */
    public static byte[] bytes(Part value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            value.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an array in memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** A field. Numbers, booleans, parts, raw JSON and lists are written as what they are, anything else as its text. */
    public static void field(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        value(json, value);
    }

    /** A field with an object. */
    public static void object(JsonGenerator json, String name, Part fields) throws IOException {
        field(json, name, fields);
    }

    /** A field with an array of objects. */
    public static <T> void objects(JsonGenerator json, String name, Iterable<T> items, Shape<T> shape)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            value(json, (Part) fields -> shape.write(fields, item));
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Part fields) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                value(json, item);
            }
            json.writeEndArray();
        } else if (value == null || value instanceof Raw) {
            json.writeRawValue(String.valueOf(value));
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    public interface Shape<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    /** JSON as it was stored. */
    public record Raw(String json) {
        @Override
        public String toString() {
            return json;
        }
    }

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
            Object value = JsonValue.read(parser, Json::number);
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
