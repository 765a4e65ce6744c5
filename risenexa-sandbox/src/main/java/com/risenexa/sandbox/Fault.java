package com.risenexa.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A fault that is set.
 *
 * @param id its number
 * @param script in canonical form
 * @param match which attempts it may meet
 * @param scope who walks the script
 * @param hits how many attempts it has decided
 * @param remaining how many it will still decide; null if without end, or if each event has its own walk
 */
public record Fault(
        long id,
        String script,
        FaultMatcher match,
        FaultScope scope,
        long hits,
        @Nullable Long remaining) {}
