package com.risenexa.tracking.java21;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered;
import com.risenexa.tracking.Undelivered.QueueFull;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A promise to callers: a switch over the three groups is exhaustive. It would not compile if it were not. */
class SwitchTest {

    private static String whatNext(TrackResult result) {
        return switch (result) {
            case Accepted accepted -> "nothing";
            case Rejected rejected -> "fix: " + rejected.message();
            case Undelivered undelivered -> "again later: " + undelivered.message();
        };
    }

    @Test
    void a_switch_over_the_three_groups_needs_no_default() {
        assertThat(whatNext(new Accepted("id", 202, Map.of(), 1))).isEqualTo("nothing");
        assertThat(whatNext(new ConfigurationError(null, "no key"))).isEqualTo("fix: no key");
        assertThat(whatNext(new QueueFull("id", "full"))).isEqualTo("again later: full");
    }
}
