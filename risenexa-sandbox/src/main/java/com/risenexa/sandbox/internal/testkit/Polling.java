package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Sandbox;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Polls for an assertion until it holds, cannot hold any more, or the time is over.
 *
 * @param atMost for all of it
 * @param during how long it must stay good
 */
public record Polling(Duration atMost, Duration during) {
    /** Five seconds, and good once is good. */
    public static final Polling DEFAULT = new Polling(Duration.ofSeconds(5), Duration.ZERO);

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    public Polling {
        if (atMost.isNegative() || during.isNegative()) {
            throw new IllegalArgumentException("a wait must be 0 or more, not " + atMost + " and " + during);
        }
    }

    /**
     * First waits for what the sandbox's own client has under way, so that a count that is right is not so by chance;
     * then looks. An interrupted thread looks once, and keeps its flag.
     */
    public AssertionResult look(Sandbox sandbox, Supplier<AssertionResult> look) {
        long start = System.nanoTime();
        sandbox.client().flush(atMost);
        long pause = FIRST_PAUSE;
        long end = start + atMost.toNanos();
        AssertionResult finding = look.get();
        while (!finding.isGood() && !finding.isFinal() && pause(pause, end)) {
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            finding = look.get();
        }
        return finding.isGood() ? settled(finding, look) : finding;
    }

    private AssertionResult settled(AssertionResult good, Supplier<AssertionResult> look) {
        long end = System.nanoTime() + during.toNanos();
        AssertionResult finding = good;
        while (finding.isGood() && pause(LONGEST_PAUSE, end)) {
            finding = look.get();
        }
        return finding;
    }

    /** Whether there was still time. */
    private static boolean pause(long nanos, long end) {
        long left = end - System.nanoTime();
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
            return false;
        }
        LockSupport.parkNanos(Math.min(nanos, left));
        return true;
    }
}
