package com.risenexa.tracking.internal.event;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An empty map in the place of metadata that cannot be sent; keeps the reason until the event is validated. */
public final class InvalidMetadata extends AbstractMap<String, @Nullable Object> {
    private static final Pattern NAMES = Pattern.compile("[\\w.\\[\\]-]+…?");

    private final String path;
    private final String reason;

    InvalidMetadata(String path, String reason) {
        this.path = path;
        this.reason = reason;
    }

    /** Such as {@code metadata.plan is …}. */
    public String fault() {
        return path + " " + reason;
    }

    /** The same for a log: keys that are no names may be data (CONTRACT R31). */
    public String faultWithoutData() {
        return (NAMES.matcher(path).matches() ? path : "metadata") + " " + reason;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return Set.of();
    }
}
