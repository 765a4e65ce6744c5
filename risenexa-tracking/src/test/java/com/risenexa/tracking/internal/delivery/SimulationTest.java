package com.risenexa.tracking.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Thousands of clients on virtual time, against a server and an engine that do whatever such things do, and against users
 * who do anything at any moment. A seed that fails is named: {@code -Dsimulation.seed=N} runs it alone, and
 * {@code -Dsimulation.seeds=N} runs more of them.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 20_000);

    @Test
    void every_event_gets_one_result_and_every_promise_holds_whatever_happens() {
        Long only = Long.getLong("simulation.seed");
        long first = only == null ? Long.getLong("simulation.first", 0) : only;
        long last = only == null ? first + SEEDS - 1 : only;
        long began = System.nanoTime();
        long events = 0;
        long exchanges = 0;
        double hours = 0;
        for (long seed = first; seed <= last; seed++) {
            Simulation.Figures figures = run(seed);
            events += figures.events();
            exchanges += figures.exchanges();
            hours += figures.nanos() / 3.6e12;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                "simulation: %,d seeds, %,d events, %,d requests, %,.0f virtual hours in %.1f s%n",
                last - first + 1, events, exchanges, hours, took.toMillis() / 1000.0);
        assertThat(exchanges).isPositive();
    }

    private static Simulation.Figures run(long seed) {
        try {
            return new Simulation(seed).run();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ": " + e + "; again with -Dsimulation.seed=" + seed, e);
        }
    }
}
