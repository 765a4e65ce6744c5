package com.risenexa.tests.proof;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.support.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All attempts that a sandbox has on record, read page by page over its HTTP API. */
final class Attempts {
    private static final int PAGE = 1000;

    private Attempts() {}

    /** The faults that each event's attempts met, in order; "none" for a clean one. */
    static Map<String, List<String>> faultsByEvent(Sandbox sandbox) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        Map<String, List<String>> faults = new LinkedHashMap<>();
        String after = "0";
        while (!after.equals("null")) {
            URI uri = URI.create(sandbox.baseUrl() + "/_sandbox/attempts?order=asc&limit=" + PAGE + "&after=" + after);
            byte[] page = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray())
                    .body();
            Map<?, ?> list = (Map<?, ?>) JsonReader.read(page);
            for (Object item : (List<?>) list.get("items")) {
                Map<?, ?> attempt = (Map<?, ?>) item;
                faults.computeIfAbsent(String.valueOf(attempt.get("event_id")), id -> new ArrayList<>())
                        .add(attempt.get("fault") == null ? "none" : String.valueOf(attempt.get("fault")));
            }
            after = String.valueOf(list.get("next"));
        }
        return faults;
    }
}
