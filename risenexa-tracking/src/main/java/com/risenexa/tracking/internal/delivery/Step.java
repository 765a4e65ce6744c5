package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import java.time.Duration;

/** What a driver does next with a delivery. */
public sealed interface Step {

    /** Send the event now; then ask {@link Delivery#next}. */
    record Send(Duration timeout) implements Step {}

    /** Do nothing for so long; then ask {@link Delivery#resume}. */
    record Wait(Duration duration) implements Step {}

    /** {@link RateGate#stand} in line, at most so long; then ask {@link Delivery#resume}. */
    record Turn(Duration atMost) implements Step {}

    /** This is the result. */
    record Done(TrackResult result) implements Step {}
}
