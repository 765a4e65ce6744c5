package com.risenexa.tracking.support;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON value into maps, lists, strings, booleans and nulls. How deep it may be, the parser's factory says. */
public final class JsonValue {
    private JsonValue() {}

    /** Converts a JSON number: to its value, to its digits, or to a form in which equal numbers are equal. */
    @FunctionalInterface
    public interface Numbers {
        Number read(JsonParser parser) throws IOException;
    }

    /**
     * The value that begins at the parser's current token.
     *
     * @throws IOException if it is no JSON
     */
    public static @Nullable Object read(JsonParser parser, Numbers numbers) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> map(parser, numbers);
            case START_ARRAY -> list(parser, numbers);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.read(parser);
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Map<String, @Nullable Object> map(JsonParser parser, Numbers numbers) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, read(parser, numbers));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser parser, Numbers numbers) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(parser, numbers));
        }
        return list;
    }
}
