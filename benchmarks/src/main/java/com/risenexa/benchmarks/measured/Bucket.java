package com.risenexa.benchmarks.measured;

/** A token bucket, full at first. */
final class Bucket {
    private final int rate;
    private double tokens;
    private long started = System.nanoTime();
    private long filledAt = started;

    Bucket(int rate) {
        this.rate = rate;
        this.tokens = rate;
    }

    synchronized void start() {
        started = System.nanoTime();
        filledAt = started;
        tokens = rate;
    }

    /** 0 if there was a token; else the whole seconds until there will be one. */
    synchronized long take() {
        long now = System.nanoTime();
        tokens = Math.min(rate, tokens + (now - filledAt) / 1e9 * rate);
        filledAt = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - tokens) / rate));
    }

    /** What a client that never let the bucket overflow could have had. */
    synchronized double allowed() {
        return rate + (System.nanoTime() - started) / 1e9 * rate;
    }
}
