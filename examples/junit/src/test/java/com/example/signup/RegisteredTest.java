package com.example.signup;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;

import com.risenexa.sandbox.SandboxExtension;
import com.risenexa.tracking.EventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

// snippet: registered
class RegisteredTest {
    @RegisterExtension
    static final SandboxExtension risenexa = new SandboxExtension().withFault("503,ok");

    private Signup signup;

    @BeforeEach
    void start() {
        signup = new Signup(risenexa.sandbox().client());
    }

    @RepeatedTest(3)
    void each_repetition_begins_with_nothing_counted() {
        signup.register("usr_1");

        assertThat(risenexa.sandbox())
                .counted(EventType.USER_REGISTERED, 1)
                .event("usr_1")
                .hasAttempts(2);
    }
}
// end
