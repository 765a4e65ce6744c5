package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;

/** Takes the result of a delivery, once, on the loop's thread; must be quick. */
public interface ResultHandler {
    void complete(TrackResult result);

    /** Whether a {@link Message.Notified} follows once callbacks have run; else the event is told of with the result. */
    boolean notifiesLater();
}
