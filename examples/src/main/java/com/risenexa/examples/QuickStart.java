package com.risenexa.examples;

import com.risenexa.tracking.RisenexaTracking;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;

/** The first screen of the README. */
final class QuickStart {
    private QuickStart() {}

    @SuppressWarnings("FutureReturnValueIgnored") // the result is in the log if it is not accepted
    static TrackResult run() {
        // snippet: first
        RisenexaTracking.trackRegistrationAsync("usr_123"); // never blocks, never throws
        TrackResult result = RisenexaTracking.track( // waits for the answer
                TrackingEvent.conversion("usr_123").withEventIdFrom("order-981"));
        result.onError(error -> System.err.println("not tracked: " + error.message()));
        // end
        return result;
    }
}
