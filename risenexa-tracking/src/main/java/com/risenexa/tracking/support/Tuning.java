package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.HttpEngine;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The builder of a client with options for other modules of this project and for tests, not for users. */
public interface Tuning extends TrackingClient.Builder {
    /** Another HTTP engine. It stays its maker's: closing the client does not close it. */
    Tuning engine(HttpEngine engine);

    /** Another clock, in nanoseconds, of which only differences count. */
    Tuning nanoClock(LongSupplier nanoClock);

    /** Waits before retries, pauses and the rate limiter's times take so many times less: 1 s takes 1 ms at 1000. */
    Tuning timeScale(double timeScale);

    /** Another chance: numbers uniform in [0, 1]. */
    Tuning randomness(DoubleSupplier randomness);

    /** See {@link OptionTexts#read}. */
    Tuning optionTexts(Function<String, @Nullable String> texts);

    /** See {@link OptionTexts#defaults}. */
    Map<String, String> defaultTexts();

    /** See {@link RequestPreview#of}. */
    RequestPreview preview(@Nullable TrackingEvent event);

    /** The builder, which is one of ours unless somebody wrote his own. */
    static Tuning of(TrackingClient.Builder builder) {
        if (builder instanceof Tuning own) {
            return own;
        }
        throw new IllegalArgumentException("a builder of TrackingClient.builder() is expected");
    }
}
