package com.risenexa.tracking;

import org.jspecify.annotations.Nullable;

/**
 * The totals of a {@link TrackingClient#trackAll}, over all events that it took from the iterator.
 *
 * @param accepted how many the server took
 * @param rejected how many need code or settings to change
 * @param undelivered how many may be sent again later
 * @param stoppedBy what the iterator or the callback threw, or the interruption, that ended the run early; null if the
 *     iterator came to its end
 */
public record BulkReport(
        long accepted,
        long rejected,
        long undelivered,
        @Nullable Throwable stoppedBy) {}
