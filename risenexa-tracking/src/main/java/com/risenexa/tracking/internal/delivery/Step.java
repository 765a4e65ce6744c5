package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import java.time.Duration;

/** What a driver does next with a delivery. */
public sealed interface Step {

    /**
     * Send the event now; then ask {@link Delivery#next}.
     *
     * @param timeout what the attempt may take by the client's options and the call's total, and is said to have taken
     * @param bound when it is ended: the time-out and what extra time the first request of a JVM has
     */
    record Send(Duration timeout, Duration bound) implements Step {}

    /** Do nothing for so long; then ask {@link Delivery#resume}. */
    record Wait(Duration duration) implements Step {}

    /** {@link RateGate#stand} in line, at most so long; then ask {@link Delivery#resume}. */
    record Turn(Duration atMost) implements Step {}

    /** This is the result. */
    record Done(TrackResult result) implements Step {}
}
