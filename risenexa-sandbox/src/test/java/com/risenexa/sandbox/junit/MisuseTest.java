package com.risenexa.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

class MisuseTest {
    private static String failureOf(Class<?> tests) {
        TestExecutionSummary summary = Runs.of(LauncherFactory.create(), tests, Map.of());
        List<Failure> failures = summary.getFailures();
        assertThat(failures).hasSize(1);
        return String.valueOf(failures.get(0).getException().getMessage());
    }

    @RisenexaSandboxTest(faults = "5o3,ok")
    static class ScriptThatDoesNotParse {
        @Test
        void test(Sandbox sandbox) {
            assertThat(sandbox).isNotNull();
        }
    }

    @Test
    void a_script_that_does_not_parse_fails_the_test_and_is_named() {
        assertThat(failureOf(ScriptThatDoesNotParse.class))
                .contains("the fault script \"5o3,ok\" cannot be read at position");
    }

    @RisenexaSandboxTest(timeScale = -1)
    static class ScaleOutOfRange {
        @Test
        void test(Sandbox sandbox) {
            assertThat(sandbox).isNotNull();
        }
    }

    @Test
    void a_scale_out_of_range_fails_the_test_and_is_named() {
        assertThat(failureOf(ScaleOutOfRange.class))
                .contains("time scale must be more than 0 and at most 1000000, not -1.0");
    }

    static class FieldInitializer {
        @RegisterExtension
        final SandboxExtension risenexa = new SandboxExtension();

        private final Sandbox tooEarly = risenexa.sandbox();

        @Test
        void test() {
            assertThat(tooEarly).isNotNull();
        }
    }

    @Test
    void a_field_initializer_is_too_early_for_the_registered_form() {
        assertThat(failureOf(FieldInitializer.class)).contains("no test runs on this thread");
    }
}
