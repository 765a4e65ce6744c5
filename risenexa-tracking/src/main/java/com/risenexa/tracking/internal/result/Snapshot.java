package com.risenexa.tracking.internal.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An unmodifiable copy of a map; {@code Map.copyOf} throws on null values and forgets the order. */
public final class Snapshot {
    private Snapshot() {}

    public static Map<String, @Nullable Object> of(Map<String, @Nullable Object> map) {
        return map.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
