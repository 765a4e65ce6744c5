package com.risenexa.cli.internal.importer.input;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a field of a JSON object by its name, or inside of other objects by names with dots between them. */
final class JsonPath {
    /** A field that is there, perhaps with null as its value. */
    record Found(@Nullable Object value) {}

    private JsonPath() {}

    /** Null if there is no such field. A field whose own name has the dots goes first. */
    static @Nullable Found find(Map<?, ? extends @Nullable Object> object, String name) {
        Object value = object.get(name);
        if (value != null || object.containsKey(name)) {
            return new Found(value);
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (object.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
                Found found = find(inner, name.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
