package com.risenexa.sandbox.internal.store;

import org.jspecify.annotations.Nullable;

/**
 * The filter of a list. Null matches any.
 *
 * @param outcome of an attempt; of an event its own, or that of one of its attempts
 * @param after only what has a higher sequence number
 * @param before only what has a lower one
 * @param newestFirst the order; the limit keeps what comes first
 */
public record Filter(
        @Nullable String startup,
        @Nullable String type,
        @Nullable String action,
        @Nullable String user,
        @Nullable String outcome,
        @Nullable Integer status,
        long after,
        long before,
        int limit,
        boolean newestFirst) {
    public static final int MOST = 1000;

    /** All of a startup; null for all of all. */
    public static Filter any(@Nullable String startup) {
        return new Filter(startup, null, null, null, null, null, 0, Long.MAX_VALUE, MOST, false);
    }

    public Filter before(long seq) {
        return new Filter(startup, type, action, user, outcome, status, after, seq, limit, newestFirst);
    }

    public Filter limit(int most) {
        return new Filter(startup, type, action, user, outcome, status, after, before, most, newestFirst);
    }

    /** What comes next after an item, in the filter's own order. */
    public Filter from(long seq) {
        return newestFirst
                ? before(seq)
                : new Filter(startup, type, action, user, outcome, status, seq, before, limit, false);
    }

    /** The latest of a startup. */
    public static Filter latest(String startup, int limit) {
        return new Filter(startup, null, null, null, null, null, 0, Long.MAX_VALUE, limit, true);
    }
}
