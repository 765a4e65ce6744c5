package com.risenexa.tests.outbox;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.TrackingOutbox;
import com.risenexa.tracking.outbox.internal.OutboxBuilder;
import java.time.Duration;

/** An instance that delivers and records nothing. */
final class WorkerProcess {
    private WorkerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Duration heartbeat = Duration.ofMillis(Long.parseLong(arguments[2]));
        try (TrackingClient client = Waits.client(arguments[1]);
                TrackingOutbox outbox = OutboxBuilder.of(arguments[0], client)
                        .heartbeat(heartbeat)
                        .pollInterval(Duration.ofMillis(200))
                        .timeScale(Waits.PACE)
                        .build()) {
            outbox.start();
            Child.say("ready");
            Child.awaitEndOfInput();
        }
    }
}
