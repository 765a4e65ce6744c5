package com.risenexa.tracking.spring.internal.transaction;

import com.risenexa.tracking.TrackingEvent;
import java.util.List;

/** Told that a transaction has committed; called while its connection is still held, so it must be quick. */
@FunctionalInterface
public interface TransactionEnd {
    /**
     * The transaction has committed.
     *
     * @param events what it tracked and did not take back
     * @param late whether some of it may have been tracked after the commit, in somebody's {@code afterCommit}
     */
    void committed(List<TrackingEvent> events, boolean late);
}
