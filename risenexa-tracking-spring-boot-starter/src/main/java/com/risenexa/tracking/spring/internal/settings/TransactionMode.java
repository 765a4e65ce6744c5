package com.risenexa.tracking.spring.internal.settings;

/** When an event is sent that was tracked within a transaction. */
public enum TransactionMode {
    /** On commit, through the queue in memory. */
    AFTER_COMMIT,
    /** As a row of the same transaction, delivered by a worker. */
    OUTBOX,
    /** At the call, whatever becomes of the transaction. */
    IMMEDIATE
}
