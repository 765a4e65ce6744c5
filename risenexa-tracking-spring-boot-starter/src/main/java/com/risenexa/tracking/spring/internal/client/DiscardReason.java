package com.risenexa.tracking.spring.internal.client;

import java.util.Locale;

/** The reasons why an event was not sent. */
public enum DiscardReason {
    /** Its transaction rolled back: as it should be. */
    ROLLED_BACK,
    /** A nested transaction rolled back to its savepoint: as it should be. */
    SAVEPOINT_ROLLED_BACK,
    /** The commit failed, and nobody knows how it ended. */
    COMMIT_UNKNOWN,
    /** The client's queue held as many events as it may. */
    QUEUE_FULL,
    /** The client was closed already. */
    CLIENT_CLOSED,
    /** It was to be a row in the outbox after a commit, and the database failed. */
    NOT_RECORDED,
    /** The event can never be accepted. */
    INVALID;

    /** As a metric's tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
