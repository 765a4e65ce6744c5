package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.spi.Engine;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The request of CONTRACT R1 and R2. */
public final class TrackRequest {
    private TrackRequest() {}

    public static Engine.Request of(URI uri, Secret apiKey, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", apiKey.bearer());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        headers.put("User-Agent", Version.USER_AGENT);
        return new Engine.Request(uri, headers, body);
    }
}
