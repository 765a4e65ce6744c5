package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.sandbox.StreamFollower.ReconnectBackoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconnectBackoffTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ReconnectBackoff absence = new ReconnectBackoff(Duration.ofSeconds(10));

    @Test
    void it_is_looked_for_at_once_then_less_and_less_often() {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Duration pause = absence.pause(0);
            millis.add(pause == null ? -1 : pause.toMillis());
        }

        assertThat(millis).containsExactly(0L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void a_connection_that_is_there_again_at_once_is_not_felt_and_the_patience_ends() {
        absence.pause(0);
        assertThat(absence.isNoticeable()).isFalse();
        absence.pause(SECOND);
        assertThat(absence.isNoticeable()).isTrue();
        assertThat(absence.pause(10 * SECOND - 1)).isNotNull();
        assertThat(absence.pause(10 * SECOND)).isNull();

        absence.end();
        assertThat(absence.isNoticeable()).isFalse();
        assertThat(absence.pause(20 * SECOND)).isEqualTo(Duration.ZERO);
    }
}
