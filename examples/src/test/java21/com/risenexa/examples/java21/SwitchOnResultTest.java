package com.risenexa.examples.java21;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered;
import org.junit.jupiter.api.Test;

class SwitchOnResultTest {
    private static String describe(TrackResult result) {
        // snippet: switch
        String line = switch (result) {
            case Accepted accepted -> "counted as " + accepted.eventId();
            case Rejected rejected -> "fix code or settings: " + rejected.message();
            case Undelivered undelivered -> "send it again later: " + undelivered.message();
        };
        // end
        return line;
    }

    @Test
    void a_switch_over_the_three_groups_is_exhaustive() {
        try (Sandbox sandbox = Sandbox.builder().timeScale(1000).start()) {
            TrackingEvent event = TrackingEvent.registration("usr_123");
            assertThat(describe(sandbox.client().track(event))).isEqualTo("counted as " + event.eventId());
            assertThat(describe(sandbox.client().track(TrackingEvent.of(new EventType("user_left"), "usr_123"))))
                    .startsWith("fix code or settings: ");
            sandbox.faults().everyEvent("503 forever");
            assertThat(describe(sandbox.client().track(event)))
                    .isEqualTo("send it again later: Request failed after 3 retries");
        }
    }
}
