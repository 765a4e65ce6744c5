package com.risenexa.sandbox.support;

import com.risenexa.testsupport.Eventually;
import java.util.Arrays;

/** Whether a thread waits within the sandbox: only then has what it called begun. */
public final class Parked {
    private Parked() {}

    /** Returns once the thread waits in a call of the sandbox's Java API. */
    public static void await(Thread thread) {
        Eventually.until(thread.getName() + " waits in a call of the sandbox", () -> isParked(thread));
    }

    private static boolean isParked(Thread thread) {
        boolean waits = thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
        return waits
                && Arrays.stream(thread.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith("com.risenexa.sandbox.internal."));
    }
}
