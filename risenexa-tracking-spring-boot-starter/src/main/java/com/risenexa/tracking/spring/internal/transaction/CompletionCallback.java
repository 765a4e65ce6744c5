package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.client.DiscardCounters;
import com.risenexa.tracking.spring.internal.client.DiscardReason;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import java.util.List;
import org.apache.commons.logging.LogFactory;

/** Told how a transaction ended; called while its connection is still held, so it must be quick. */
@FunctionalInterface
public interface CompletionCallback {
    /** So many events are named in a line of the log. */
    int MOST_NAMED = 100;

    /**
     * The transaction has committed.
     *
     * @param events what it tracked and did not take back
     * @param late whether some of it may have been tracked after the commit, in somebody's {@code afterCommit}
     */
    void committed(List<TrackingEvent> events, boolean late);

    /**
     * The commit failed, and nobody knows how it ended. Unless it is said otherwise the events are given up: what was
     * rolled back must not be counted.
     *
     * @param events what it tracked and did not take back; at least one
     */
    default void unknown(List<TrackingEvent> events, DiscardCounters discards) {
        discards.add(DiscardReason.COMMIT_UNKNOWN, events.size());
        LogFactory.getLog(StarterLog.NAME)
                .warn((events.size() == 1 ? "1 event" : events.size() + " events")
                        + " not sent: the commit failed and its outcome is unknown; track again what did commit: "
                        + events.stream()
                                .map(TrackingEvent::toString)
                                .limit(MOST_NAMED)
                                .toList());
    }
}
