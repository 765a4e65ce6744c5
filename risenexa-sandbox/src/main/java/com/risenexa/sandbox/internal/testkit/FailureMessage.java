package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Sandbox;
import java.time.Duration;

/** The message of a failed assertion. */
public final class FailureMessage {
    private FailureMessage() {}

    /** Expected, actual, how long it was waited for, and the traffic. */
    public static String of(Sandbox sandbox, AssertionResult finding, Duration waited) {
        boolean waitedInVain = !finding.isFinal() && !waited.isZero();
        return "\nExpected: " + finding.expected()
                + "\nActual:   " + finding.actual() + (waitedInVain ? ", after " + words(waited) : "")
                + "\nTraffic of " + sandbox.startupSlug() + ", " + TrafficTable.of(sandbox.attempts());
    }

    static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
