package com.risenexa.tracking;

import java.util.List;

/**
 * The results of the events that were pending when {@link TrackingClient#flush} or {@link TrackingClient#close} was
 * called. It adds up: {@code delivered + rejected + undelivered.size()} is the number of events pending at the call.
 *
 * @param delivered how many the server took
 * @param rejected how many ended as {@link Rejected}
 * @param undelivered the events that ended as {@link Undelivered} or were still pending at the deadline: safe to track
 *     again as they are; unmodifiable
 * @param complete whether nothing was pending any more at the deadline
 */
public record DrainReport(long delivered, long rejected, List<TrackingEvent> undelivered, boolean complete) {
    /** Copies the list. */
    public DrainReport {
        undelivered = List.copyOf(undelivered);
    }
}
