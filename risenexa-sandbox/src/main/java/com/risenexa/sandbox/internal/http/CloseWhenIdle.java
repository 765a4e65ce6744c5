package com.risenexa.sandbox.internal.http;

/** Tells a connection to close as soon as the request that was read is answered. */
enum CloseWhenIdle {
    LISTENER_CLOSES,
    /** Closes endless answers too: streams, and faults that hang. */
    SERVER_CLOSES
}
