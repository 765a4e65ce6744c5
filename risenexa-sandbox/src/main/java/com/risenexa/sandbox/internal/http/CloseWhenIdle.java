package com.risenexa.sandbox.internal.http;

/** A message to a connection: close once the request that was read has its response. */
enum CloseWhenIdle {
    LISTENER_CLOSES,
    /** Closes endless answers too: streams, and faults that hang. */
    SERVER_CLOSES
}
