package com.risenexa.tests.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.support.JsonMaps;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** What a server has counted, read over its HTTP API. */
final class Ledger {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String baseUrl;

    Ledger(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The ids of the events that are counted. */
    Set<String> counted() throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        String after = "0";
        while (!after.equals("null")) {
            Map<?, ?> page = read(get("/_sandbox/events?order=asc&outcome=counted&limit=1000&after=" + after));
            for (Object item : (List<?>) page.get("items")) {
                assertThat(ids.add(String.valueOf(((Map<?, ?>) item).get("event_id"))))
                        .isTrue();
            }
            after = String.valueOf(page.get("next"));
        }
        return ids;
    }

    /** The recount agrees, and the conduct on the wire was as it must be, restarts allowed for. */
    void check() throws IOException, InterruptedException {
        HttpResponse<byte[]> verify = get("/_sandbox/verify");
        assertThat(read(verify).get("ok"))
                .as(new String(verify.body(), StandardCharsets.UTF_8))
                .isEqualTo(true);
        HttpResponse<byte[]> audit = get("/_sandbox/audit?restarts=true&max_retries=any");
        assertThat(read(audit).get("ok"))
                .as(new String(audit.body(), StandardCharsets.UTF_8))
                .isEqualTo(true);
    }

    /** For what comes within seconds on a quiet machine. */
    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).until(condition);
    }

    /** Takes the faults away that the server began with. */
    void clearFaults() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(baseUrl + "/_sandbox/faults"))
                        .DELETE()
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isBetween(200, 204);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(baseUrl + path)).build(), BodyHandlers.ofByteArray());
    }

    private static Map<String, ?> read(HttpResponse<byte[]> answer) throws IOException {
        return JsonMaps.read(answer.body());
    }
}
