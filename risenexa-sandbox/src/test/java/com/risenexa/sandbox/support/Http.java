package com.risenexa.sandbox.support;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A plain HTTP client for tests, without retries. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();

    private Http() {}

    public static HttpResponse<String> get(Sandbox sandbox, String path) {
        return get(sandbox.baseUrl(), path);
    }

    public static HttpResponse<String> get(String baseUrl, String path) {
        return send(request(baseUrl, path).GET());
    }

    public static HttpResponse<String> call(Sandbox sandbox, String method, String path, String body) {
        return send(request(sandbox.baseUrl(), path).method(method, BodyPublishers.ofString(body)));
    }

    /** Sends an event with the sandbox's own key; more headers as name, value, name, value. */
    public static HttpResponse<String> track(Sandbox sandbox, String body, String... headers) {
        return trackWithKey(sandbox, body, sandbox.apiKey(), headers);
    }

    public static HttpResponse<String> trackWithKey(Sandbox sandbox, String body, String key, String... headers) {
        HttpRequest.Builder request = request(sandbox.baseUrl(), "/api/v1/track")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** An answer's JSON object; numbers are decimals. */
    public static Map<String, Object> json(HttpResponse<String> answer) {
        try {
            return Json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON object: " + answer.body(), e);
        }
    }

    /** The items of a list. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> items(Sandbox sandbox, String path) {
        return (List<Map<String, Object>>) json(get(sandbox, path)).get("items");
    }

    /** The attempt that came in last, whatever its startup. */
    public static Map<String, Object> lastAttempt(Sandbox sandbox) {
        return items(sandbox, "/_sandbox/attempts?order=desc&limit=1").get(0);
    }

    private static HttpRequest.Builder request(String baseUrl, String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
