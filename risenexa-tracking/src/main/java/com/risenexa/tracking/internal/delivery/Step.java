package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import java.time.Duration;

/** The next step of a {@link Delivery} after an attempt. */
sealed interface Step {

    /** This is its result. */
    record Complete(TrackResult result) implements Step {}

    /**
     * It waits for another attempt.
     *
     * @param until in the time of {@code System.nanoTime}
     * @param delay the same as the policy says it, not scaled
     */
    record Retry(long until, Duration delay) implements Step {}
}
