package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.internal.http.JdkEngine;
import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;

/** An engine without the client around it. */
final class Bare {
    private static final String BODY = "{\"event_type\":\"user_registered\",\"user_id\":\"user-1234\","
            + "\"startup_slug\":\"acme\",\"event_id\":\"0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01\","
            + "\"metadata\":{\"plan\":\"pro\",\"seats\":3,\"source\":\"newsletter\"}}";

    private Bare() {}

    /** The one that a client would take. */
    static HttpEngine engine() {
        return ServiceLoader.load(HttpEngine.class).findFirst().orElseGet(() -> new JdkEngine(null, Integer.MAX_VALUE));
    }

    static HttpEngine.Request request(String baseUrl) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer rxt_live_benchmark");
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "benchmark");
        return new HttpEngine.Request(
                URI.create(baseUrl + "/api/v1/track"), headers, BODY.getBytes(StandardCharsets.UTF_8), 1);
    }
}
