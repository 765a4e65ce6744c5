package com.example.signup;

import static com.risenexa.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.RisenexaSandboxTest;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.EventType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RisenexaSandboxTest
class SaleTest {
    private Signup signup;

    @BeforeEach
    void start(Sandbox sandbox) {
        signup = new Signup(sandbox.client());
    }

    @Test
    void the_plan_goes_along(Sandbox sandbox) {
        assertThat(signup.buy("usr_1", "pro")).isTrue();

        assertThat(sandbox).event("usr_1", EventType.USER_CONVERTED).hasMetadata(Map.of("plan", "pro"));
    }

    // snippet: weather
    @ParameterizedTest
    @ValueSource(strings = {"503*3,ok", "429:retry-after=30,ok", "reset,drop,truncate,ok", "bad-chunk,garbage,ok"})
    void bad_weather_passes(String script, Sandbox sandbox) {
        sandbox.faults().everyEvent(script);

        assertThat(signup.buy("usr_1", "pro")).isTrue();

        assertThat(sandbox).counted(EventType.USER_CONVERTED, 1).isVerified();
    }
    // end

    // snippet: options
    @Test
    @RisenexaSandboxTest(faults = "503 forever")
    void an_outage_is_told(Sandbox sandbox) {
        assertThat(signup.buy("usr_1", "pro")).isFalse();

        assertThat(sandbox).counted(EventType.USER_CONVERTED, 0).event("usr_1").wasNotCounted().hasAttempts(4);
    }
    // end
}
