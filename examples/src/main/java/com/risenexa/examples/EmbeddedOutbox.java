package com.risenexa.examples;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.OutboxStatus;
import com.risenexa.tracking.outbox.ParkedEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.nio.file.Path;
import java.sql.SQLException;

/** Durable delivery without a database at hand. */
final class EmbeddedOutbox {
    private EmbeddedOutbox() {}

    static TrackingOutbox start(Path folder, TrackingClient client, String userId) throws SQLException {
        // snippet: start
        TrackingOutbox outbox = TrackingOutbox.embedded(folder.resolve("outbox.db"), client);
        outbox.start();
        outbox.record(TrackingEvent.registration(userId)); // a commit of its own, on the disk when it returns
        // end
        return outbox;
    }

    static String look(TrackingOutbox outbox) {
        // snippet: look
        OutboxStatus status = outbox.status();
        String report = status.pending() + " pending, " + status.parked() + " parked";
        for (ParkedEvent parked : outbox.parked()) {
            report += "\n" + parked.eventId() + " " + parked.result();
        }
        outbox.retryAll(); // once the cause is fixed
        // end
        return report;
    }
}
