package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.spi.Engine;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requests of CONTRACT R1 and R2 with one key: they differ in nothing but their bodies. */
public final class TrackRequest {
    private final URI uri;
    private final Secret apiKey;
    private final Map<String, String> headers;

    public TrackRequest(URI uri, Secret apiKey) {
        this.uri = uri;
        this.apiKey = apiKey;
        this.headers = headers(apiKey);
    }

    public Engine.Request with(byte[] body) {
        return new Engine.Request(uri, headers, body);
    }

    boolean isWith(Secret key) {
        return apiKey.equals(key);
    }

    private static Map<String, String> headers(Secret apiKey) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", apiKey.bearer());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        headers.put("User-Agent", Version.USER_AGENT);
        return Collections.unmodifiableMap(headers);
    }
}
