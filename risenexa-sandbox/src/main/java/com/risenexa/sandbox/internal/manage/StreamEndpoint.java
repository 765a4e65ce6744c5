package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.http.Peer;

/** Answers one route of the management API bit by bit. Must not wait; what it throws may be a {@link Problem}. */
@FunctionalInterface
interface StreamEndpoint {
    void answer(Request request, Peer peer);
}
