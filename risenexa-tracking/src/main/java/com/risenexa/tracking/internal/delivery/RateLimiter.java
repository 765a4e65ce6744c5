package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.Nanos;
import java.time.Duration;

/**
 * Holds a client's requests back after a 429 (CONTRACT R16): a pause until the server's moment, then a slow start. It opens
 * with one request at a time and widens by one with each that is not limited again. A limit that is met again within a
 * minute is a rate to keep to: then the window widens so only up to half of what it was, and by one each 100 ms from there
 * on, as TCP does.
 */
final class RateLimiter {
    /** Whatever a proxy or a wrong clock asks for: then one request tries. */
    static final Duration MAX_PAUSE = Duration.ofHours(1);

    /** The permit of a request that was not limited. */
    static final long UNLIMITED = -1;

    /** With so many at a time the slow start is over. */
    private static final int MAX_WINDOW = 128;

    private static final int DECREASE_FACTOR = 2;
    private static final Duration SOON = Duration.ofMinutes(1);

    /** Time, not responses: where those take long, most of the limit would be left unused. */
    private static final Duration INCREASE_INTERVAL = Duration.ofMillis(100);

    private final double timeScale;
    private boolean limited;
    private boolean limitedBefore;

    /** When the pause ends, and when it would if it were not capped. */
    private long pausedUntil;

    private long askedUntil;

    /** How many may be out at a time, and how many of this round are. */
    private int window;

    private int out;

    /** From here on the window widens slowly. */
    private int threshold = MAX_WINDOW;

    private long widenedAt;

    /** Counts the pauses: a permit from before one says nothing about what came after it. */
    private long round;

    /** Whether a request was let through since the last pause. */
    private boolean tried;

    /** @param timeScale divides every time that is entered */
    RateLimiter(double timeScale) {
        this.timeScale = timeScale;
    }

    boolean isPaused(long now) {
        return limited && pausedUntil - now > 0;
    }

    /** When the pause ends; only while {@link #isPaused}. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** How long the server still asks to wait, which may be longer than the pause. */
    Duration askedToWait(long now) {
        return Duration.ofNanos((long) Math.ceil(Math.max(0, askedUntil - now) * timeScale));
    }

    /** Whether a request may be sent; not while {@link #isPaused}. */
    boolean hasPermit() {
        return !limited || out < window;
    }

    /** A permit for one request; only if there is one. */
    long acquire() {
        if (!limited) {
            return UNLIMITED;
        }
        out++;
        tried = true;
        return round;
    }

    /** Whether a pause began since the permit was acquired. */
    boolean isStale(long permit) {
        return limited && permit != round;
    }

    /** @param widen whether the request was sent and not limited */
    void release(long permit, boolean widen, long now) {
        if (permit == UNLIMITED || permit != round || !limited) {
            return;
        }
        out--;
        if (widen && (window < threshold || now - widenedAt >= scaled(INCREASE_INTERVAL))) {
            window++;
            widenedAt = now;
            limited = window < MAX_WINDOW;
        }
    }

    /** Pauses for at least so long; of two moments of one pause the later stands. */
    void pause(Duration asked, long now) {
        if (!limited || tried) {
            lowerThreshold(now);
        }
        long asksUntil = now + scaled(asked);
        long until = now + scaled(asked.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : asked);
        boolean paused = isPaused(now);
        askedUntil = paused && askedUntil - asksUntil > 0 ? askedUntil : asksUntil;
        pausedUntil = paused && pausedUntil - until > 0 ? pausedUntil : until;
        limited = true;
        window = 1;
        widenedAt = pausedUntil;
        tried = false;
        out = 0;
        round++;
    }

    private void lowerThreshold(long now) {
        boolean soon = limitedBefore && now - pausedUntil < scaled(SOON);
        int reached = limited ? window : Math.min(threshold, MAX_WINDOW / DECREASE_FACTOR);
        threshold = soon ? Math.max(1, reached / DECREASE_FACTOR) : MAX_WINDOW;
        limitedBefore = true;
    }

    private long scaled(Duration time) {
        return (long) Math.ceil(Nanos.of(time) / timeScale);
    }
}
