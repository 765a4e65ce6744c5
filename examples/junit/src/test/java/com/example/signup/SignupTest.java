package com.example.signup;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import org.junit.jupiter.api.Test;

// snippet: first
@RisenexaSandboxTest
class SignupTest {
    @Test
    void a_lost_answer_is_counted_once(Sandbox sandbox) {
        sandbox.faults().everyEvent("lost-ack,ok");

        new Signup(sandbox.client()).register("usr_1");

        assertThat(sandbox)
                .counted(EventType.USER_REGISTERED, 1)
                .event("usr_1")
                .hasOutcomes(Outcome.LOST, Outcome.DUPLICATE);
    }
}
// end
