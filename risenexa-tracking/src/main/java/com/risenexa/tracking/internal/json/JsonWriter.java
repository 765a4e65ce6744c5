package com.risenexa.tracking.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object from values of JSON's own types, as the metadata copy and the reader make them. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    private final JsonGenerator generator;

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes the fields of one JSON object. */
    @FunctionalInterface
    public interface Fields {
        void writeTo(JsonWriter json);
    }

    /** One object in UTF-8. */
    public static byte[] object(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            fields.writeTo(new JsonWriter(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One object as text. */
    public static String objectAsText(Fields fields) {
        return new String(object(fields), StandardCharsets.UTF_8);
    }

    /**
     * Writes one field.
     *
     * @throws IllegalStateException if the value is not of JSON's own types
     */
    public void field(String name, @Nullable Object value) {
        try {
            generator.writeFieldName(name);
            value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((key, element) -> field(String.valueOf(key), element));
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                value(element);
            }
            generator.writeEndArray();
        } else {
            generator.writePOJO(value);
        }
    }
}
