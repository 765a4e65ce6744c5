package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.Nanos;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The settings and services that all deliveries of a client share.
 *
 * @param policy of events that are queued, and of callers who wait
 * @param timeout of one attempt; never scaled
 * @param extraTime what an attempt that begins now has on top of the time-out
 * @param timeScale divides the waits before retries, the pauses and the times of the rate limiter
 * @param random uniform in [0, 1]
 * @param observed whether anybody wants to know of attempts
 */
public record DeliveryRules(
        String startupSlug,
        RetryPolicy policy,
        Duration timeout,
        Supplier<Duration> extraTime,
        int maxInFlight,
        double timeScale,
        DoubleSupplier random,
        boolean observed) {

    /** A wait in real nanoseconds, rounded up, so that nothing is sent before its moment. */
    long scaledNanos(Duration wait) {
        return (long) Math.ceil(Nanos.of(wait) / timeScale);
    }
}
