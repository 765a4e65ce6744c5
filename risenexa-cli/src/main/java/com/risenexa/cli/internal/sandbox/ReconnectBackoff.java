package com.risenexa.cli.internal.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When to look again for a sandbox that is gone: at once, then less and less often, until the patience is over. */
final class ReconnectBackoff {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Duration patience;
    private @Nullable Long sinceNanos;
    private Duration pause = Duration.ZERO;

    ReconnectBackoff(Duration patience) {
        this.patience = patience;
    }

    /**
     * It was not there.
     *
     * @return how long to wait before looking again; null if no longer
     */
    @Nullable
    Duration pause(long nowNanos) {
        if (sinceNanos == null) {
            sinceNanos = nowNanos;
            return Duration.ZERO; // it may be nothing but the connection
        }
        if (nowNanos - sinceNanos >= patience.toNanos()) {
            return null;
        }
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(SHORTEST) < 0 ? SHORTEST : next.compareTo(LONGEST) > 0 ? LONGEST : next;
        return pause;
    }

    /** It is there again. */
    void end() {
        sinceNanos = null;
        pause = Duration.ZERO;
    }

    /** Whether it has been away for so long that somebody should be told. */
    boolean isNoticeable() {
        return !pause.isZero();
    }
}
