package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.identity.Startup;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token bucket per startup, refilled on the startup's own clock. Thread-safe. */
public final class StartupRateLimits {
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private final Map<String, RequestRate> own = new HashMap<>();
    private @Nullable RequestRate rate;

    /** Sets another limit, with full buckets; null lifts it. Startups with a limit of their own keep it. */
    public synchronized void set(@Nullable RequestRate limit) {
        rate = limit;
        buckets.keySet().retainAll(own.keySet());
    }

    /** Gives one startup a limit of its own. */
    public synchronized void set(String slug, RequestRate limit) {
        own.put(slug, limit);
        buckets.remove(slug);
    }

    /** Drops what is kept for a startup. */
    public synchronized void forget(String slug) {
        own.remove(slug);
        buckets.remove(slug);
    }

    public synchronized @Nullable RequestRate rate() {
        return rate;
    }

    /** Takes a token and returns 0, or the whole seconds on the startup's clock after which to retry. */
    public synchronized long secondsToWait(Startup startup, long nanos) {
        RequestRate limit = own.getOrDefault(startup.slug(), rate);
        if (limit == null) {
            return 0;
        }
        TokenBucket bucket = buckets.computeIfAbsent(
                startup.slug(), slug -> new TokenBucket(limit.perSecond() * startup.timeScale(), limit.burst(), nanos));
        double real = bucket.take(nanos);
        return real == 0 ? 0 : Math.max(1, (long) Math.ceil(real * startup.timeScale()));
    }

    /** Tokens that refill at a steady rate, up to a maximum. */
    static final class TokenBucket {
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

        /** Takes a token and returns 0, or the seconds until the next one. */
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

    /**
     * A rate limit: a number of requests per second, minute or hour.
     *
     * @param count so many
     * @param unit in a second ({@code s}), a minute ({@code m}) or an hour ({@code h})
     * @param burst how many at once after a quiet time
     */
    public record RequestRate(int count, String unit, int burst) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/([smh])");
        public static final int MAX_BURST = 1_000_000_000;

        /** What {@link #parse} takes, in words. */
        public static final String EXPECTED =
                "a number from 1 to 999999999 per s, m or h, such as 5/s, 100/m or 1000/h";

        public RequestRate {
            if (count < 1) {
                throw new IllegalArgumentException("a rate must let at least one through, not " + count);
            }
            if (burst < 1 || burst > MAX_BURST) {
                throw new IllegalArgumentException("burst must be 1 to " + MAX_BURST + ", not " + burst);
            }
        }

        /** Such as {@code 100/m}; the burst is the number itself. */
        public static RequestRate parse(String text) {
            Matcher matcher = TEXT.matcher(text.strip());
            int count = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
            if (count == 0) {
                throw new IllegalArgumentException("\"" + text + "\" is not a rate: expected " + EXPECTED);
            }
            return new RequestRate(count, matcher.group(2), count);
        }

        public RequestRate withBurst(int size) {
            return new RequestRate(count, unit, size);
        }

        double perSecond() {
            return count / (unit.equals("s") ? 1.0 : unit.equals("m") ? 60.0 : 3600.0);
        }

        /** As it was written. */
        public String text() {
            return count + "/" + unit;
        }
    }
}
