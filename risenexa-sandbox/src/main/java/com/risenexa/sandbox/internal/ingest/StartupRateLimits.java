package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.identity.Startup;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One bucket per startup, filled on the startup's own clock. Thread-safe. */
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

    /** Whether any limit holds for a startup. */
    public synchronized boolean limits(String slug) {
        return rate != null || own.containsKey(slug);
    }

    /** Lets a request through and returns 0, or the whole seconds, on the startup's clock, to come again after. */
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
}
