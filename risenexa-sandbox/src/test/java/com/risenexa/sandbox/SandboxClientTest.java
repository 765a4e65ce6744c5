package com.risenexa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.TrackResult;
import org.junit.jupiter.api.Test;

class SandboxClientTest {
    @Test
    void its_own_client_waits_on_the_startups_clock_and_a_lost_answer_is_counted_once() {
        try (Sandbox sandbox = Sandbox.builder().timeScale(1000).start()) {
            sandbox.faults().everyEvent("lost-ack,503,ok");
            TrackResult result = sandbox.client().trackRegistration("usr_1");
            assertThat(result.isAccepted()).isTrue();
            assertThat(result.attempts()).isEqualTo(3);
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
            assertThat(sandbox.attempts()).hasSize(3);
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }
}
