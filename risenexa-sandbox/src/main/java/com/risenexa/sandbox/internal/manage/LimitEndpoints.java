package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.limit.Rate;
import com.risenexa.sandbox.internal.limit.RateLimiter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The rate limit. */
final class LimitEndpoints {
    private static final String HINT = "such as {\"rate\":\"100/m\",\"burst\":20}";

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
        limiter.set(rate(request.body()));
        return shown();
    }

    private static Rate rate(Map<String, @Nullable Object> body) {
        if (!(body.get("rate") instanceof String text)) {
            throw new Problem(400, "field_missing", "rate is missing", HINT);
        }
        try {
            Rate rate = Rate.parse(text);
            Object burst = body.get("burst");
            return burst == null ? rate : rate.withBurst(((BigDecimal) burst).intValueExact());
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
            throw new Problem(400, "field_invalid", String.valueOf(e.getMessage()), HINT);
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
