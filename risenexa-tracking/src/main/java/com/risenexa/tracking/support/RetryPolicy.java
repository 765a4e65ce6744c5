package com.risenexa.tracking.support;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The only owner of the delay between attempts. Pure: it is asked and answers, it neither sleeps nor sends.
 *
 * @param maxRetries how often an event is sent again
 * @param maxRetryAfter the longest wait asked for by the server that is waited (CONTRACT R15)
 */
public record RetryPolicy(int maxRetries, Duration maxRetryAfter) {
    /** No server means more: a proxy's nonsense or a wrong clock must not silence a client for good (R16). */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private static final double BASE_SECONDS = 1.0;
    private static final double MAX_SECONDS = 30.0;
    private static final double JITTER = 0.2;

    /** From here on the power of two is over the maximum; further ones would overflow. */
    private static final int MAX_EXPONENT = 5;

    /** With the highest jitter it is 15 minutes. */
    private static final double PATIENT_MAX_SECONDS = 750.0;

    /** So many doublings of the maximum pass the patient one. */
    private static final int MAX_DOUBLINGS = 5;

    /**
     * {@code min(1.0 * 2^retry, 30.0) * (1 + jitter)} seconds (R13).
     *
     * @param retry counted from 0
     * @param random uniform in [0, 1]: the jitter is -0.2 at 0 and +0.2 at 1
     */
    public static Duration backoff(int retry, double random) {
        return jittered(seconds(retry), random);
    }

    /**
     * The backoff of what is kept until it is delivered: as {@link #backoff} until that has reached its maximum, then
     * doubling: {@code min(30 * 2^(retry - 5), 750) * (1 + jitter)} seconds, at most 15 minutes.
     *
     * @param retry counted from 0
     * @param random uniform in [0, 1]
     */
    public static Duration patientBackoff(int retry, double random) {
        int doublings = Math.min(Math.max(retry - MAX_EXPONENT, 0), MAX_DOUBLINGS);
        return jittered(Math.min(seconds(retry) * (1 << doublings), PATIENT_MAX_SECONDS), random);
    }

    /** How long a wait that the server asked for is waited: at most {@link #LONGEST_PAUSE}, then one request tries. */
    public static Duration pause(Duration asked) {
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static double seconds(int retry) {
        return Math.min(BASE_SECONDS * (1 << Math.min(retry, MAX_EXPONENT)), MAX_SECONDS);
    }

    private static Duration jittered(double seconds, double random) {
        double jitter = (random * 2 - 1) * JITTER;
        return Duration.ofNanos(Math.round(seconds * (1 + jitter) * 1e9));
    }

    /**
     * How long to wait before a retry, or to pause: what the server asked for (R14, R16), else the backoff.
     *
     * @param retry counted from 0
     * @param retryAfter what the server asked for, if it did; no more than an hour of it is waited
     * @param random uniform in [0, 1]
     */
    public Duration delay(int retry, @Nullable Duration retryAfter, double random) {
        return retryAfter == null ? backoff(retry, random) : pause(retryAfter);
    }

    /** Whether the server asks for more than is waited (R15). */
    public boolean isTooLong(@Nullable Duration wait) {
        return wait != null && wait.compareTo(maxRetryAfter) > 0;
    }

    /** Whether another attempt is allowed after so many. */
    public boolean allowsAfter(int attempts) {
        return attempts <= maxRetries;
    }
}
