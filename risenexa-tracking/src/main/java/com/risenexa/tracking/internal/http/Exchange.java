package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.AuthorizationError;
import com.risenexa.tracking.Rejected.StartupNotFound;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.http.AttemptOutcome.Final;
import com.risenexa.tracking.internal.http.AttemptOutcome.Kind;
import com.risenexa.tracking.internal.http.AttemptOutcome.Retryable;
import com.risenexa.tracking.spi.HttpEngine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * One request and what its response means: the only place that knows status codes (CONTRACT section 2).
 *
 * @param clock the wall clock, for a Retry-After in a response without a Date
 */
public record Exchange(URI uri, InstantSource clock) {

    /** The request of CONTRACT R1 and R2. */
    public HttpEngine.Request request(Map<String, String> headers, byte[] body, int attempt) {
        return new HttpEngine.Request(uri, headers, body, attempt);
    }

    /** The headers of every request with this key. */
    public static Map<String, String> headers(Secret apiKey) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", apiKey.bearer());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        headers.put("User-Agent", Version.USER_AGENT);
        return Collections.unmodifiableMap(headers);
    }

    /** What a response means for the event with this id. */
    public AttemptOutcome outcome(UUID id, HttpEngine.Response response, Secret apiKey) {
        ResponseBody body = ResponseBody.of(response, apiKey);
        int status = response.status();
        if (status == 202 || (status / 100 == 2 && body.isEmptyOrJson())) {
            return end(status, attempts -> new Accepted(id, status, body.object(), attempts));
        }
        return switch (status) {
            case 401 -> end(status, n -> new AuthenticationError(id, status, body.messageOr("Invalid token"), n));
            case 403 -> end(status, n -> new AuthorizationError(id, status, body.messageOr("Unauthorized scope"), n));
            case 404 -> end(status, n -> new StartupNotFound(id, status, body.messageOr("startup not found"), n));
            case 422 ->
                end(
                        status,
                        n -> new ValidationError(id, status, body.messageOr("Validation failed"), body.errors(), n));
            case 429 -> retry(Kind.RATE_LIMITED, response);
            case 501, 505 -> unexpected(id, status, body);
            default ->
                status == 408 || status / 100 == 5 ? retry(Kind.SERVER_ERROR, response) : unexpected(id, status, body);
        };
    }

    /** What it means that no whole response came. */
    public static AttemptOutcome failure(Exception cause, Duration timeout, Secret apiKey) {
        String failure = apiKey.maskIn(Failure.describe(cause, timeout));
        Throwable shown = Failure.mentions(cause, apiKey) ? new IOException(failure) : cause;
        return new Retryable(Kind.NO_ANSWER, null, null, failure, shown);
    }

    private static AttemptOutcome end(int status, IntFunction<TrackResult> result) {
        return new Final(result, status, null);
    }

    private static AttemptOutcome unexpected(UUID id, int status, ResponseBody body) {
        return end(status, n -> new UnexpectedResponse(id, status, unexpectedMessage(status, body), n));
    }

    private AttemptOutcome retry(Kind kind, HttpEngine.Response response) {
        Duration wait = RetryAfter.parse(response.retryAfter(), response.date(), clock.instant());
        return new Retryable(kind, response.status(), wait, null, null);
    }

    private static String unexpectedMessage(int status, ResponseBody body) {
        if (status / 100 == 2) {
            return "status " + status + " with a body that is not JSON: a proxy or a login page may have answered"
                    + " in place of Risenexa; check base_url";
        }
        if (status / 100 == 3) {
            return "status " + status + ": redirects are not followed, the API key must not travel to another host;"
                    + " check base_url";
        }
        String advice = status == 407
                ? "a proxy asks for credentials, which only an httpClient(…) with an authenticator can give"
                : "check base_url";
        return "unexpected status " + status + ": " + body.messageOr(advice);
    }
}
