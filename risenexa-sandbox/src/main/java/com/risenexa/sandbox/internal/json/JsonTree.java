package com.risenexa.sandbox.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document into maps, lists, strings, booleans, nulls and decimals that are equal when JSON is. */
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
            Object value = value(parser);
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

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> throw new IOException("unexpected " + parser.currentToken());
        };
    }

    /** 1, 1.0 and 1e0 are one number. A zero of any scale must not strip to an exponent of its own. */
    private static BigDecimal number(JsonParser parser) throws IOException {
        BigDecimal value = parser.getDecimalValue();
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static Map<String, @Nullable Object> map(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
