package com.risenexa.sandbox.internal.ingest;

/** Tokens that come at a steady rate, up to so many. Time is an argument. */
final class TokenBucket {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, double burst, long nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = nanos;
    }

    /** Takes a token and returns 0, or the seconds until there will be one. */
    double take(long nanos) {
        tokens = Math.min(burst, tokens + Math.max(0, nanos - filledAt) / 1e9 * perSecond);
        filledAt = nanos;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (1 - tokens) / perSecond;
    }
}
