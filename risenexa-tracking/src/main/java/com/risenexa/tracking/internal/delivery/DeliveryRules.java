package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.spi.Pacer;
import com.risenexa.tracking.spi.RetryPolicy;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What all deliveries of a client share.
 *
 * @param extraTime what an attempt that begins now has on top of the time-out, because the JVM still loads classes for it
 */
public record DeliveryRules(
        RetryPolicy policy,
        Duration timeout,
        Supplier<Duration> extraTime,
        RateGate gate,
        Pacer pacer,
        DoubleSupplier randomness) {

    /** Whether there is time for something after such a wait. */
    boolean timeAllows(TotalTime total, Duration wait) {
        return total.allows(pacer.real(wait));
    }

    double random() {
        return randomness.getAsDouble();
    }
}
