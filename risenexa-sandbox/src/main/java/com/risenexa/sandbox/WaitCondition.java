package com.risenexa.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a wait: a number of counted logical events or, with an outcome, of attempts.
 *
 * @param count how many
 * @param type only of this type; null for any
 * @param outcome count attempts with this outcome instead of counted events; null for events
 * @param after only what has a higher sequence number
 * @param timeout how long at most; up to 60 s
 * @param exactly whether more than {@code count} is a failure
 * @param settle with {@code exactly}, how long nothing more may come; up to 60 s
 */
public record WaitCondition(
        int count,
        @Nullable String type,
        @Nullable Outcome outcome,
        long after,
        Duration timeout,
        boolean exactly,
        Duration settle) {
    /** The longest timeout and settle time. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /**
     * Checks the ranges.
     *
     * @param count how many
     * @param type only of this type; null for any
     * @param outcome count attempts with this outcome instead of counted events; null for events
     * @param after only what has a higher sequence number
     * @param timeout how long at most; up to 60 s
     * @param exactly whether more than {@code count} is a failure
     * @param settle with {@code exactly}, how long nothing more may come; up to 60 s
     * @throws IllegalArgumentException if one is out of range
     */
    public WaitCondition {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, not " + count);
        }
        check("timeout", timeout);
        check("settle", settle);
    }

    /**
     * At least so many counted events, of any type, within 5 s.
     *
     * @param count how many
     * @return a wait, to be changed by the methods below
     */
    public static WaitCondition counted(int count) {
        return new WaitCondition(count, null, null, 0, Duration.ofSeconds(5), false, Duration.ofMillis(200));
    }

    /**
     * A condition on the events of one type.
     *
     * @param type such as {@code user_registered}
     * @return a copy
     */
    public WaitCondition withType(String type) {
        return new WaitCondition(count, type, outcome, after, timeout, exactly, settle);
    }

    /**
     * A condition on attempts instead of events.
     *
     * @param outcome what became of them
     * @return a copy
     */
    public WaitCondition withOutcome(Outcome outcome) {
        return new WaitCondition(count, type, outcome, after, timeout, exactly, settle);
    }

    /**
     * A condition with another time limit.
     *
     * @param timeout zero to 60 s
     * @return a copy
     */
    public WaitCondition withTimeout(Duration timeout) {
        return new WaitCondition(count, type, outcome, after, timeout, exactly, settle);
    }

    /**
     * A condition that also fails if one more arrives within 200 ms.
     *
     * @return a copy
     */
    public WaitCondition withExactly() {
        return new WaitCondition(count, type, outcome, after, timeout, true, settle);
    }

    private static void check(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be 0 to 60 s, not " + value);
        }
    }
}
