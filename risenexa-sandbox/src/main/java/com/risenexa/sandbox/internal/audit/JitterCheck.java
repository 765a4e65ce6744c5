package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.audit.Violations.Example;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that the delays of retries vary at random. By CONTRACT R13 their distances differ by up to 20 percent either
 * way, which is a standard deviation of 0.115 of the schedule; those of a client without chance differ by the noise of
 * its timers.
 */
final class JitterCheck {
    private static final int FEWEST = 10;
    private static final double LEAST_DEVIATION = 0.03;
    private static final int MOST_EXAMPLES = 5;

    private final Map<Kind, Sums> kinds = new HashMap<>();

    /** Only like is compared with like: a time-out is part of the distance. */
    private record Kind(int retry, boolean wasAnswered) {}

    private static final class Sums {
        private long count;
        private double mean;
        private double squares;
        private final List<Example> examples = new ArrayList<>();

        void add(double ratio, StoredAttempt seen) {
            count++;
            double off = ratio - mean;
            mean += off / count;
            squares += off * (ratio - mean);
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(new Example(seen.seq(), seen.startup(), seen.eventId(), ""));
            }
        }

        double deviation() {
            return Math.sqrt(squares / (count - 1));
        }
    }

    /**
     * A retry.
     *
     * @param n from 0
     * @param ratio its distance, as a multiple of the schedule
     */
    void add(int n, boolean wasAnswered, double ratio, StoredAttempt seen) {
        kinds.computeIfAbsent(new Kind(n, wasAnswered), kind -> new Sums()).add(ratio, seen);
    }

    void report(Violations findings) {
        kinds.forEach((kind, sums) -> {
            if (sums.count >= FEWEST && sums.deviation() < LEAST_DEVIATION) {
                String says = "%d events had retry %d at %.3f × the schedule, ± %.3f"
                        .formatted(sums.count, kind.retry + 1, sums.mean, sums.deviation());
                for (Example seen : sums.examples) {
                    findings.add(Rule.SPREAD, new Example(seen.seq(), seen.startup(), seen.eventId(), says));
                }
            }
        });
    }
}
