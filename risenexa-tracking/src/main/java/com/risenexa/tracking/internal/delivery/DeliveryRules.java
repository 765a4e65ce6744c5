package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.spi.Pacer;
import com.risenexa.tracking.spi.RetryPolicy;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** What all deliveries of a client share. */
public record DeliveryRules(
        RetryPolicy policy, Duration timeout, RateGate gate, Pacer pacer, DoubleSupplier randomness) {

    /** Whether there is time for something after such a wait. */
    boolean timeAllows(TotalTime total, Duration wait) {
        return total.allows(pacer.real(wait));
    }

    double random() {
        return randomness.getAsDouble();
    }
}
