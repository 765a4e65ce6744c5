package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.RequestRate;
import com.risenexa.sandbox.internal.json.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code /rate-limit}: reads, sets and removes the rate limit. */
final class RateLimitEndpoints {
    private final StartupRateLimits limiter;

    RateLimitEndpoints(StartupRateLimits limiter) {
        this.limiter = limiter;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/rate-limit", request -> shown()),
                new Route("PUT", "/rate-limit", this::set),
                new Route("DELETE", "/rate-limit", this::lift));
    }

    private CompletableFuture<SandboxResponse> set(ApiRequest request) {
        Body body = Body.of(request, "{\"rate\":\"100/m\",\"burst\":20}");
        RequestRate rate = rate(body);
        Integer burst = body.optionalInt("burst", 1, RequestRate.MAX_BURST);
        limiter.set(burst == null ? rate : rate.withBurst(burst));
        return shown();
    }

    private static RequestRate rate(Body body) {
        String text = body.text("rate", RequestRate.EXPECTED);
        try {
            return RequestRate.parse(text);
        } catch (IllegalArgumentException e) {
            throw body.invalid("rate", RequestRate.EXPECTED);
        }
    }

    private CompletableFuture<SandboxResponse> lift(ApiRequest request) {
        limiter.set(null);
        return shown();
    }

    private CompletableFuture<SandboxResponse> shown() {
        RequestRate rate = limiter.rate();
        return Responses.now(200, json -> {
            Json.field(json, "rate", rate == null ? null : rate.text());
            Json.field(json, "burst", rate == null ? null : (Long) (long) rate.burst());
        });
    }
}
