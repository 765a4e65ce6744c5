package com.risenexa.tracking.spring.test;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.spring.test.application.ShopApplication;
import com.risenexa.tracking.spring.test.application.SignUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.annotation.Transactional;

/** What a test is told whose transaction is rolled back. */
class RolledBackTest {
    /** Found by {@link RolledBackTest} alone: surefire leaves nested classes out. */
    @SpringBootTest(
            classes = ShopApplication.class,
            properties = {"risenexa.transaction=after-commit", "spring.datasource.url=jdbc:h2:mem:rolledback"})
    @AutoConfigureRisenexaSandbox
    @Transactional
    static class Tests {
        @Autowired
        private Sandbox sandbox;

        @Autowired
        private SignUp signUp;

        @Test
        void in_a_transaction() {
            signUp.register("usr_waiting");
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        }

        @Test
        void ended_before_the_assertion() {
            signUp.register("usr_ended");
            TestTransaction.flagForCommit();
            TestTransaction.end();
            assertThat(sandbox).atMost(Duration.ofMinutes(1)).event("usr_ended");
        }
    }

    @Test
    void a_failed_assertion_says_that_events_wait_for_the_commit() {
        SummaryGeneratingListener summary = run("in_a_transaction");
        assertThat(summary.getSummary().getFailures()).hasSize(1);
        assertThat(summary.getSummary().getFailures().get(0).getException())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 event waits for the commit of this test's transaction")
                .hasMessageContaining("TestTransaction.end()");
    }

    @Test
    void ended_before_the_assertion_the_event_is_sent() {
        SummaryGeneratingListener summary = run("ended_before_the_assertion");
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }

    private static SummaryGeneratingListener run(String method) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Tests.class, method))
                .build();
        LauncherFactory.create().execute(request, summary);
        return summary;
    }
}
