package com.example.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.risenexa.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    @Test
    void without_the_kit() {
        // snippet: embedded
        try (Sandbox sandbox = Sandbox.builder().timeScale(1000).start()) {
            sandbox.faults().everyEvent("lost-ack,ok");

            new Signup(sandbox.client()).register("usr_1");

            assertTrue(sandbox.await(1).reached());
            assertEquals(1, sandbox.counters().registered().net());
        }
        // end
    }
}
