package com.risenexa.sandbox.junit;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxExtension;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegisteredInInstanceTest {
    @RegisterExtension
    final SandboxExtension risenexa = new SandboxExtension().withStrict();

    @Test
    void its_options_hold_and_its_parameters_are_resolved(Sandbox sandbox) {
        TrackingEvent event =
                TrackingEvent.of(EventType.USER_REGISTERED, "usr_1").withEventId(UUID.randomUUID());
        sandbox.client().track(event);

        assertThat(sandbox.client()
                        .track(event.withMetadata(java.util.Map.of("plan", "pro")))
                        .isAccepted())
                .isFalse();
        assertThat(risenexa.sandbox()).isSameAs(sandbox).event("usr_1").hasAttempts(2);
    }
}
