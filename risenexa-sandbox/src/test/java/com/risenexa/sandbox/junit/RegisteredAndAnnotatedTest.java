package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingClient;
import org.junit.jupiter.api.Test;

/** An annotated class whose base class registers an extension: both offer the same parameters (F63). */
@RisenexaSandboxTest
class RegisteredAndAnnotatedTest extends RegisteringBase {
    RegisteredAndAnnotatedTest(Sandbox sandbox) {
        super(sandbox);
    }

    @Test
    void parameters_and_extension_are_one_sandbox_with_the_options_of_the_extension(
            Sandbox sandbox, TrackingClient client) {
        assertThat(risenexa.sandbox()).isSameAs(sandbox).isSameAs(constructed());
        client.trackRegistration("usr_1");
        assertThat(sandbox).event("usr_1").hasAttempts(3);
    }

    @Test
    @RisenexaSandboxTest(faults = "429")
    void an_annotation_of_the_method_adds_no_second_resolver(Sandbox sandbox) {
        assertThat(risenexa.sandbox()).isSameAs(sandbox).isSameAs(constructed());
        assertThat(sandbox.faults().list()).hasSize(1);
    }
}
