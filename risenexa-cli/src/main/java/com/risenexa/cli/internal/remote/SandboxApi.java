package com.risenexa.cli.internal.remote;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox, over its HTTP API. Nothing is asked of a server, and nothing changed there, before its health has
 * said that it is a sandbox: the address may have been meant for another. No API key is sent.
 */
public final class SandboxApi {
    private static final Duration USUAL_TIME = Duration.ofSeconds(10);
    private static final BodyHandler<String> TEXT = BodyHandlers.ofString(StandardCharsets.UTF_8);
    private static final int LONGEST_PROBLEM = 64 * 1024;
    private static final int CONFLICT = 409;
    private static final int TIMED_OUT = 408;

    private final String baseUrl;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private boolean known;

    public SandboxApi(String baseUrl) {
        this.baseUrl = baseUrl.strip().replaceAll("/+$", "");
    }

    public String baseUrl() {
        return baseUrl;
    }

    /**
     * An answer.
     *
     * @param ok false for a check that fails (409) and a wait that ends in vain (408)
     */
    public record Answer(boolean ok, Map<String, @Nullable Object> json) {}

    public Map<String, @Nullable Object> health() {
        HttpResponse<String> answer = send(request("/_sandbox/health").GET(), TEXT, USUAL_TIME);
        Map<String, @Nullable Object> health;
        try {
            health = JsonText.readObject(answer.body());
        } catch (IOException e) {
            health = Map.of();
        }
        if (!Objects.equals(health.get("name"), "risenexa-sandbox")) {
            throw new CliException(
                    ExitCode.REJECTED,
                    "not_a_sandbox",
                    "what answers at " + baseUrl + " is not a sandbox",
                    "Give its address with --base-url, or start one: risenexa sandbox");
        }
        known = true;
        return health;
    }

    public Answer get(String path, QueryString query) {
        return get(path, query, USUAL_TIME);
    }

    public Answer get(String path, QueryString query, Duration time) {
        return ask(request("/_sandbox" + path + query).GET(), time);
    }

    public Answer post(String path, Map<String, ?> body) {
        return ask(
                request("/_sandbox" + path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JsonText.write(body), StandardCharsets.UTF_8)),
                USUAL_TIME);
    }

    public Answer delete(String path, QueryString query) {
        return ask(request("/_sandbox" + path + query).DELETE(), USUAL_TIME);
    }

    /** What happens there, beginning with what follows a sequence number. */
    public SseReader stream(@Nullable String startup, long after) {
        QueryString query = QueryString.NONE.with("startup", startup);
        return new SseReader(open(request("/_sandbox/stream" + query).header("Last-Event-ID", String.valueOf(after))));
    }

    /** An answer that is read as it comes. */
    public InputStream open(String path, QueryString query) {
        return open(request("/_sandbox" + path + query));
    }

    private InputStream open(HttpRequest.Builder request) {
        identify();
        HttpResponse<InputStream> answer = send(request.GET(), BodyHandlers.ofInputStream(), USUAL_TIME);
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
            throw problem(answer.statusCode(), JsonText.readObject(text));
        } catch (IOException e) {
            throw unexpected(answer.statusCode());
        }
    }

    private void identify() {
        if (!known) {
            health();
        }
    }

    private Answer ask(HttpRequest.Builder request, Duration time) {
        identify();
        HttpResponse<String> answer = send(request, TEXT, time);
        Map<String, @Nullable Object> json;
        try {
            json = JsonText.readObject(answer.body());
        } catch (IOException e) {
            throw unexpected(answer.statusCode());
        }
        int status = answer.statusCode();
        boolean check = (status == CONFLICT || status == TIMED_OUT) && !json.containsKey("code");
        if (status / 100 != 2 && !check) {
            throw problem(status, json);
        }
        return new Answer(!check, json);
    }

    private static CliException unexpected(int status) {
        return new CliException(
                ExitCode.REJECTED, "unexpected_response", "the sandbox answered " + status + " without JSON", null);
    }

    private static CliException problem(int status, Map<String, @Nullable Object> json) {
        Object hint = json.get("hint");
        return new CliException(
                status / 100 == 5 ? ExitCode.TEMPORARY : ExitCode.REJECTED,
                String.valueOf(json.getOrDefault("code", "status_" + status)),
                String.valueOf(json.getOrDefault("title", "the sandbox answered " + status)),
                hint == null ? null : String.valueOf(hint));
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        try {
            return HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery)).header("Accept", "application/json");
        } catch (IllegalArgumentException e) {
            throw CliException.configuration(
                    "base_url " + baseUrl + " is not a sandbox's address",
                    "Expected one such as http://127.0.0.1:7981");
        }
    }

    /** The time bounds the whole exchange: the client's own timeout would end with the headers. */
    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, Duration time) {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request.build(), body);
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable("nothing answers at " + baseUrl);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable("no answer from " + baseUrl + " within " + time.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted while asking " + baseUrl);
        }
    }

    public static CliException unreachable(String message) {
        return new CliException(ExitCode.TEMPORARY, "unreachable", message, "Start it with: risenexa sandbox");
    }

    /** The part of an address after the question mark. */
    public static final class QueryString {
        public static final QueryString NONE = new QueryString("");

        private final String text;

        private QueryString(String text) {
            this.text = text;
        }

        /** With one parameter more; a null value leaves it out. */
        public QueryString with(String name, @Nullable Object value) {
            if (value == null) {
                return this;
            }
            String pair = name + "=" + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
            return new QueryString(text + (text.isEmpty() ? "?" : "&") + pair);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
