package com.risenexa.tracking.java21;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered;
import com.risenexa.tracking.Undelivered.QueueFull;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A promise to callers: a switch over the three groups is exhaustive. It would not compile if it were not. */
class SwitchTest {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");

    private static String whatNext(TrackResult result) {
        return switch (result) {
            case Accepted accepted -> "nothing";
            case Rejected rejected -> "fix: " + rejected.message();
            case Undelivered undelivered -> "again later: " + undelivered.message();
        };
    }

    @Test
    void a_switch_over_the_three_groups_needs_no_default() {
        assertThat(whatNext(new Accepted(ID, 202, Map.of(), 1))).isEqualTo("nothing");
        assertThat(whatNext(new ConfigurationError(null, "no key"))).isEqualTo("fix: no key");
        assertThat(whatNext(new QueueFull(ID, "full"))).isEqualTo("again later: full");
    }
}
