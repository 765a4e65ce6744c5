package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import com.risenexa.sandbox.support.Http;
import com.risenexa.tracking.EventType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The limit of a test's own startup, without a fault anywhere. The clock runs at its real pace: at the usual one an
 * hour's limit lets the next event through after 3.6 s, which a busy machine may take between two calls.
 */
class RateLimitOptionTest {
    private static void onlyTheFirstCounts(Sandbox sandbox) {
        assertThat(Http.items(sandbox, "/_sandbox/faults")).as("faults").isEmpty();
        assertThat(sandbox.client().trackRegistration("usr_1").isAccepted()).isTrue();
        assertThat(sandbox.client().trackRegistration("usr_2").type()).isEqualTo("rate_limited");
        assertThat(sandbox).counted(EventType.USER_REGISTERED, 1).hasRejected(1);
    }

    @Nested
    @RisenexaSandboxTest(timeScale = 1, rateLimit = "1/h")
    class OfTheClass {
        @Test
        void the_annotations_limit_holds_without_a_fault(Sandbox sandbox) {
            onlyTheFirstCounts(sandbox);
        }

        @Test
        @RisenexaSandboxTest(timeScale = 1, rateLimit = "2/h")
        void the_methods_limit_takes_the_place_of_the_classs(Sandbox sandbox) {
            assertThat(sandbox.client().trackRegistration("usr_0").isAccepted()).isTrue();
            assertThat(sandbox.client().trackRegistration("usr_1").isAccepted()).isTrue();
            assertThat(sandbox.client().trackRegistration("usr_2").type()).isEqualTo("rate_limited");
        }
    }

    @Nested
    class OfTheExtension {
        @RegisterExtension
        final SandboxExtension risenexa =
                new SandboxExtension().withTimeScale(1).withRateLimit("1/h");

        @Test
        void the_extensions_limit_holds_without_a_fault() {
            onlyTheFirstCounts(risenexa.sandbox());
        }
    }

    @Nested
    @RisenexaSandboxTest
    class WithoutALimit {
        @Test
        void another_test_is_not_limited(Sandbox sandbox) {
            for (int i = 1; i <= 20; i++) {
                assertThat(sandbox.client().trackRegistration("usr_" + i).attempts())
                        .isEqualTo(1);
            }
        }
    }
}
