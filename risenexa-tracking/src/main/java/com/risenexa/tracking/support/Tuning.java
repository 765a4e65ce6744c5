package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.spi.HttpEngine;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Options of a client that are for other modules of this project and for tests, not for users. */
public final class Tuning {
    private Tuning() {}

    /** Another HTTP engine. It stays its maker's: closing the client does not close it. */
    public static TrackingClient.Builder engine(TrackingClient.Builder builder, HttpEngine engine) {
        return own(builder).engine(engine);
    }

    /** Another clock, in nanoseconds, of which only differences count. */
    public static TrackingClient.Builder nanoClock(TrackingClient.Builder builder, LongSupplier nanoClock) {
        return own(builder).nanoClock(nanoClock);
    }

    /** Waits before retries, pauses and the rate limiter's times take so many times less: 1 s takes 1 ms at 1000. */
    public static TrackingClient.Builder timeScale(TrackingClient.Builder builder, double timeScale) {
        return own(builder).timeScale(timeScale);
    }

    /** Another chance: numbers uniform in [0, 1]. */
    public static TrackingClient.Builder randomness(TrackingClient.Builder builder, DoubleSupplier randomness) {
        return own(builder).randomness(randomness);
    }

    private static ClientBuilder own(TrackingClient.Builder builder) {
        if (builder instanceof ClientBuilder own) {
            return own;
        }
        throw new IllegalArgumentException("a builder of TrackingClient.builder() is expected");
    }
}
