package com.risenexa.tracking.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.spring.application.Running;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.DiscardReason;
import java.time.Duration;

final class OutboxDrain {
    private OutboxDrain() {}

    /** Waits until no row is left to deliver. */
    static void settle(Running running) {
        TrackingOutbox outbox = running.bean(TrackingOutbox.class);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> outbox.status().pending() == 0);
    }

    /** Whoever is in the application's table is counted, nothing is discarded, and nobody is told to track again. */
    static void assertSharedFate(TransactionContract test) {
        test.commitBroken();
        settle(test.running);
        assertThat(test.added()).hasSize(1).containsExactlyElementsOf(test.running.countedUserIds());
        ClientRegistration client =
                test.running.bean(ClientRegistry.class).clients().get(0);
        assertThat(client.discards().count(DiscardReason.COMMIT_UNKNOWN)).isZero();
    }
}
