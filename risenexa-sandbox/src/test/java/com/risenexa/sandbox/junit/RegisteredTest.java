package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.FaultScriptException;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredTest {
    @RegisterExtension
    static final SandboxExtension risenexa =
            new SandboxExtension().withFault("503").withFault("429");

    private String before = "";

    @BeforeEach
    void before() {
        before = risenexa.sandbox().startupSlug();
    }

    @AfterEach
    void after() {
        assertThat(risenexa.sandbox().startupSlug()).isEqualTo(before);
    }

    @Test
    void a_static_one_gives_each_test_its_own(Sandbox sandbox) {
        assertThat(risenexa.sandbox()).isSameAs(sandbox).isSameAs(risenexa.sandbox());
        sandbox.client().trackRegistration("usr_1");
        assertThat(sandbox).event("usr_1").hasAttempts(3);
    }

    @Test
    void another_thread_is_told_what_to_do() {
        assertThatThrownBy(() -> CompletableFuture.runAsync(risenexa::sandbox).join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no test runs on this thread")
                .hasMessageContaining("take a Sandbox as a parameter");
    }

    @Test
    void options_are_checked_where_they_are_given_and_leave_the_original_alone() {
        SandboxExtension plain = new SandboxExtension();
        assertThat(plain.withStrict()).isNotSameAs(plain);
        assertThatThrownBy(() -> plain.withFault("5o3")).isInstanceOf(FaultScriptException.class);
        assertThatThrownBy(() -> plain.withRateLimit("often")).hasMessageContaining("often");
        assertThatThrownBy(() -> plain.withTimeScale(0)).hasMessageContaining("0");
    }

    @Nested
    class Within {
        @Test
        void a_nested_class_uses_the_one_around_it(Sandbox sandbox) {
            assertThat(risenexa.sandbox()).isSameAs(sandbox);
            assertThat(sandbox.faults().list()).hasSize(2);
        }
    }
}
