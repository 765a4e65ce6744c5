package com.example.signup;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.Map;

/** What an application does: it registers users and sells plans, and lets Risenexa count both. */
public final class Signup {
    private final TrackingClient risenexa;

    public Signup(TrackingClient risenexa) {
        this.risenexa = risenexa;
    }

    /** The user waits for nothing: the event is sent in the background. */
    public void register(String userId) {
        risenexa.trackRegistrationAsync(userId);
    }

    /** Returns whether the sale is counted by now. */
    public boolean buy(String userId, String plan) {
        return risenexa.track(TrackingEvent.conversion(userId).withMetadata(Map.of("plan", plan)))
                .isAccepted();
    }
}
