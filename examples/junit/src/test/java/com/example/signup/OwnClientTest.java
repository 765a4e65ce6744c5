package com.example.signup;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RisenexaSandboxTest
class OwnClientTest {
    // snippet: own
    @Test
    void an_application_that_makes_its_own_client_is_pointed_at_the_sandbox(Sandbox sandbox) {
        try (TrackingClient client = TrackingClient.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                .startupSlug(sandbox.startupSlug())
                .build()) {
            new Signup(client).register("usr_1");

            assertThat(sandbox).counted(EventType.USER_REGISTERED, 1);
        }
    }
    // end

    // snippet: options
    @Test
    void other_options_on_the_sandboxs_clock(Sandbox sandbox) {
        sandbox.faults().everyEvent("503*5,ok");
        TrackingClient patient = sandbox.client().toBuilder().maxRetries(5).build();

        new Signup(patient).register("usr_1");

        assertThat(sandbox)
                .atMost(Duration.ofSeconds(10))
                .during(Duration.ofMillis(100))
                .counted(EventType.USER_REGISTERED, 1);
    }
    // end
}
