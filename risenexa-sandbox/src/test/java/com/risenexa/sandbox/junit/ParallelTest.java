package com.risenexa.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ParallelTest {
    private static final int RUNS = 20;

    @Test
    void two_hundred_tests_at_once_twenty_times_over_disturb_none_and_need_no_reset() {
        String threads = String.valueOf(TwoHundredTests.TESTS);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(TwoHundredTests.class))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", threads)
                .build();
        try (LauncherSession session = LauncherFactory.openSession()) {
            for (int run = 1; run <= RUNS; run++) {
                TestExecutionSummary summary = run(session.getLauncher(), request);
                assertThat(summary.getTotalFailureCount())
                        .as(() -> failures(summary))
                        .isZero();
                assertThat(summary.getTestsSucceededCount())
                        .as("tests of run %d", run)
                        .isEqualTo(TwoHundredTests.TESTS);
            }
        }
    }

    private static TestExecutionSummary run(Launcher launcher, LauncherDiscoveryRequest request) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary();
    }

    private static String failures(TestExecutionSummary summary) {
        StringWriter text = new StringWriter();
        summary.printFailuresTo(new PrintWriter(text), 5);
        return text.toString();
    }
}
