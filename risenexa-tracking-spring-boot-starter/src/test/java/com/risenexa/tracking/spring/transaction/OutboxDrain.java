package com.risenexa.tracking.spring.transaction;

import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.application.Running;
import java.time.Duration;

final class OutboxDrain {
    private OutboxDrain() {}

    /** Waits until no row is left to deliver. */
    static void settle(Running running) {
        TrackingOutbox outbox = running.bean(TrackingOutbox.class);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> outbox.status().pending() == 0);
    }
}
