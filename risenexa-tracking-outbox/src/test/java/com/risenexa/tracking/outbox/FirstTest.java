package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackingEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTest {
    @Test
    void a_recorded_event_is_delivered_and_its_row_goes(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                TrackingOutbox outbox = TrackingOutbox.embedded(folder.resolve("o.db"), sandbox.client())) {
            outbox.record(TrackingEvent.registration("usr_1"));
            outbox.start();
            assertThat(sandbox.await(1).reached()).isTrue();
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
            outbox.record(TrackingEvent.registration("usr_2"));
            assertThat(sandbox.await(2).reached()).isTrue();
            outbox.close();
        }
    }
}
