package com.risenexa.examples;

// snippet: whole
import com.risenexa.tracking.RisenexaTracking;

public class FirstEvent {
    public static void main(String[] args) {
        RisenexaTracking.configure(options -> options // where ./risenexa sandbox listens, and its own key
                .baseUrl("http://127.0.0.1:7981")
                .apiKey("rxt_sandbox_full")
                .startupSlug("demo"));
        System.out.println(RisenexaTracking.trackRegistration("usr_123").toJson());
    }
}
// end
