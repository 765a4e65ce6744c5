package com.risenexa.tracking.child;

import com.risenexa.tracking.RisenexaTracking;

/** One line with the global client, configured from outside. */
public final class TracksOnce {
    private TracksOnce() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(RisenexaTracking.trackRegistration("u1").type());
    }
}
