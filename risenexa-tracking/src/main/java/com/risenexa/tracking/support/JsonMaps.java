package com.risenexa.tracking.support;

import com.risenexa.tracking.internal.json.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects as maps: strings, numbers, booleans, lists, maps and nulls. */
public final class JsonMaps {
    private JsonMaps() {}

    /** One object in UTF-8, its keys in the map's order. */
    public static byte[] write(Map<String, ? extends @Nullable Object> map) {
        return JsonWriter.object(json -> map.forEach(json::field));
    }

    /**
     * One object, its keys in the document's order.
     *
     * @throws IOException if these bytes are not exactly one JSON object
     */
    public static Map<String, @Nullable Object> read(byte[] bytes) throws IOException {
        if (JsonReader.read(bytes) instanceof Map<?, ?> object) {
            return of(object);
        }
        throw new IOException("no JSON object");
    }

    /** A copy of an object within another: its keys are strings. */
    public static Map<String, @Nullable Object> of(Map<?, ?> object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
