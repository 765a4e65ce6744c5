package com.risenexa.tracking.internal.event;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in an event for metadata that cannot be sent: empty, and it remembers why until the event is judged. */
final class RefusedMetadata extends AbstractMap<String, @Nullable Object> {
    private final String fault;

    RefusedMetadata(String fault) {
        this.fault = fault;
    }

    String fault() {
        return fault;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return Set.of();
    }
}
