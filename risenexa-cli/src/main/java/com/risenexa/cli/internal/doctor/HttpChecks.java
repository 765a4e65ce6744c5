package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.config.Setting;
import com.risenexa.cli.internal.doctor.Check.CheckResult;
import com.risenexa.cli.internal.output.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The checks that need an answer of the server. */
final class HttpChecks {
    private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(5);
    private static final Duration HARMFUL_SKEW = Duration.ofMinutes(5);
    private static final String SET_CLOCK = "synchronize this machine's clock, for instance: timedatectl set-ntp true";

    private HttpChecks() {}

    static CheckResult clock(Diagnosis diagnosis) {
        if (diagnosis.result(Check.TLS).status() == CheckResult.Status.FAILED) {
            return CheckResult.skipped("not checked: tls did not pass", null);
        }
        HttpResponse<Void> answer;
        Instant before = Instant.now();
        try {
            answer = send(HttpRequest.newBuilder(diagnosis.baseUrl()).method("HEAD", BodyPublishers.noBody()));
        } catch (IOException e) {
            return CheckResult.failed("no HTTP response from " + diagnosis.baseUrl() + ": " + e.getMessage(), null);
        }
        Instant after = Instant.now();
        String date = answer.headers().firstValue("Date").orElse("");
        Instant server;
        try {
            server = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return CheckResult.skipped("not checked: the response has no Date header that can be read", null);
        }
        // The header has whole seconds: anything from it to the next second is meant.
        Duration ahead = Duration.between(server.plusSeconds(1), before);
        Duration behind = Duration.between(after, server);
        Duration skew = ahead.compareTo(behind) > 0 ? ahead : behind;
        if (skew.compareTo(TOLERABLE_SKEW) <= 0) {
            return CheckResult.ok("within " + TOLERABLE_SKEW.toSeconds() + " s of the server's");
        }
        String fact = "this machine's clock is " + skew.toSeconds() + " s "
                + (skew.equals(ahead) ? "ahead of" : "behind") + " the server's";
        return skew.compareTo(HARMFUL_SKEW) > 0
                ? CheckResult.failed(fact, SET_CLOCK)
                : CheckResult.warning(fact, SET_CLOCK);
    }

    /** Sends an event without a user, which a server that accepts key and startup rejects with 422. Counts nothing. */
    static CheckResult auth(Diagnosis diagnosis) {
        if (!diagnosis.mayProbe()) {
            return CheckResult.skipped(
                    "not checked: it would send a request", "--probe sends an incomplete event, which counts nothing");
        }
        if (!diagnosis.result(Check.CONFIG).isPassed()
                || diagnosis.result(Check.TLS).status() == CheckResult.Status.FAILED) {
            return CheckResult.skipped("not checked: config or tls did not pass", null);
        }
        String slug = diagnosis.text(Setting.STARTUP_SLUG);
        String body = JsonText.write(Map.of("event_type", "user_registered", "startup_slug", slug));
        String base = diagnosis.baseUrl().toString().replaceAll("/+$", "");
        try {
            int status = send(HttpRequest.newBuilder(URI.create(base + "/api/v1/track"))
                            .header("Authorization", "Bearer " + diagnosis.text(Setting.API_KEY))
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(BodyPublishers.ofString(body)))
                    .statusCode();
            return judged(status, slug);
        } catch (IOException e) {
            return CheckResult.failed("no HTTP response from " + base + ": " + e.getMessage(), null);
        }
    }

    private static CheckResult judged(int status, String slug) {
        return switch (status) {
            case 422 -> CheckResult.ok("key and startup are accepted (422 for an incomplete event)");
            case 401 -> CheckResult.failed("401: the API key is not valid", "create a key at Risenexa, and set it");
            case 403 ->
                CheckResult.failed("403: the API key lacks the scope tracking:write", "create a key with that scope");
            case 404 -> CheckResult.failed("404: no startup '" + slug + "'", "check startup_slug against your account");
            case 429, 500, 502, 503, 504 ->
                CheckResult.warning(status + ": the server is busy or unavailable", "run this again later");
            default ->
                CheckResult.failed(
                        "expected 422 for an incomplete event, got " + status,
                        "check that base_url is Risenexa's, not a proxy's or a login page's");
        };
    }

    private static HttpResponse<Void> send(HttpRequest.Builder request) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Diagnosis.TIMEOUT)
                .build();
        try {
            return client.send(request.timeout(Diagnosis.TIMEOUT).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
