package com.risenexa.testsupport;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for a state that nobody announces: looks again and again, and fails after two minutes. */
public final class Eventually {
    private Eventually() {}

    /** Returns as soon as the condition holds; it is asked on the caller's thread. */
    public static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(2))
                .until(condition);
    }
}
