package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.limit.Rate;
import com.risenexa.sandbox.internal.limit.RateLimiter;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The rate limit. */
final class LimitEndpoints {
    private final RateLimiter limiter;

    LimitEndpoints(RateLimiter limiter) {
        this.limiter = limiter;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/rate-limit", request -> shown()),
                new Route("PUT", "/rate-limit", this::set),
                new Route("DELETE", "/rate-limit", this::lift));
    }

    private CompletableFuture<Answer> set(Request request) {
        Body body = Body.of(request, "{\"rate\":\"100/m\",\"burst\":20}");
        Rate rate = rate(body);
        Integer burst = body.optionalInt("burst", 1, Rate.MAX_BURST);
        limiter.set(burst == null ? rate : rate.withBurst(burst));
        return shown();
    }

    private static Rate rate(Body body) {
        String text = body.text("rate", Rate.EXPECTED);
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException e) {
            throw body.invalid("rate", Rate.EXPECTED);
        }
    }

    private CompletableFuture<Answer> lift(Request request) {
        limiter.set(null);
        return shown();
    }

    private CompletableFuture<Answer> shown() {
        Rate rate = limiter.rate();
        return Answers.now(200, json -> {
            Json.field(json, "rate", rate == null ? null : rate.text());
            Json.field(json, "burst", rate == null ? null : (Long) (long) rate.burst());
        });
    }
}
