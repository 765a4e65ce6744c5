package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.spring.internal.transaction.DiscardCounters;
import com.risenexa.tracking.spring.internal.transaction.DiscardReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Says of an event that the outbox refuses that it is lost, and why. */
final class InvalidEventLog {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final DiscardCounters discards;

    InvalidEventLog(DiscardCounters discards) {
        this.discards = discards;
    }

    /** Whether it was refused. */
    boolean add(RecordResult result) {
        if (!(result instanceof RecordResult.Invalid invalid)) {
            return false;
        }
        discards.add(DiscardReason.INVALID, 1);
        // Only the faults: the event may say who it is about.
        LOG.warn("not recorded: " + invalid.error().message());
        return true;
    }
}
