package com.risenexa.tracking.internal.delivery;

import java.util.EnumSet;
import java.util.Set;

/** The phases of a delivery. At every moment it is in the list of exactly one phase of its lane, or gone. */
enum Phase {
    /** Its next attempt may begin when its turn comes. */
    READY,
    /** It waits before a retry. */
    WAITING,
    /** Its attempt has begun and needs an API key. */
    AWAITING_KEY,
    /** Its request is to be given to the engine after this tick. */
    SENDING,
    /** Its request is with the engine. */
    SENT,
    /** Something threw; it gets a result that says so. */
    BROKEN,
    /** It has its result, which is to be handed over after this tick. */
    COMPLETED,
    /** Its result was handed over, and its callbacks have not run yet. */
    NOTIFYING;

    /** Those of deliveries whose result is open. */
    static final Set<Phase> UNDECIDED = EnumSet.of(READY, WAITING, AWAITING_KEY, SENDING, SENT);
}
