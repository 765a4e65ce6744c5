package com.risenexa.benchmarks.measured;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every tracker is given with an event. */
public final class Sample {
    public static final Map<String, Object> METADATA = metadata();

    private Sample() {}

    private static Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("plan", "pro");
        metadata.put("seats", 3);
        metadata.put("source", "newsletter");
        return metadata;
    }
}
