package com.risenexa.cli.internal.imports.input;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a field of a JSON object by its name, or inside of other objects by names with dots between them. */
final class JsonPath {
    /** What {@link #find} gives where there is no such field, which is not null: null may be its value. */
    static final Object ABSENT = new Object();

    private JsonPath() {}

    /** A field whose own name has the dots goes first. */
    static @Nullable Object find(Map<?, ? extends @Nullable Object> object, String name) {
        Object value = object.get(name);
        if (value != null || object.containsKey(name)) {
            return value;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (object.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
                Object found = find(inner, name.substring(dot + 1));
                if (found != ABSENT) {
                    return found;
                }
            }
        }
        return ABSENT;
    }
}
