package com.risenexa.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ParallelTest {
    private static final int RUNS = 20;

    /** JUnit holds a thread for each container that waits for its tests. */
    private static final int THREADS_OF_ITS_OWN = 16;

    private static final Map<String, String> ALL_AT_ONCE = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism",
                    String.valueOf(TwoHundredAtOnce.TESTS + THREADS_OF_ITS_OWN));

    @Test
    void two_hundred_tests_at_once_twenty_times_over_disturb_none_and_need_no_reset() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            for (int run = 1; run <= RUNS; run++) {
                TestExecutionSummary summary = Runs.of(session.getLauncher(), TwoHundredAtOnce.class, ALL_AT_ONCE);
                assertThat(summary.getTotalFailureCount())
                        .as(() -> failures(summary))
                        .isZero();
                assertThat(summary.getTestsSucceededCount())
                        .as("tests of run %d", run)
                        .isEqualTo(TwoHundredAtOnce.TESTS);
            }
        }
        assertThat(TwoHundredAtOnce.SLUGS)
                .as("startups, from one server for all runs")
                .hasSize(RUNS * TwoHundredAtOnce.TESTS);
    }

    private static String failures(TestExecutionSummary summary) {
        StringWriter text = new StringWriter();
        summary.printFailuresTo(new PrintWriter(text), 5);
        return text.toString();
    }
}
