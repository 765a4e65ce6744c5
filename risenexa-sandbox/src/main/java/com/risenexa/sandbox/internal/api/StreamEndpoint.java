package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.ResponseChannel;

/** Answers one route of the management API bit by bit. Must not wait; what it throws may be a {@link Problem}. */
@FunctionalInterface
interface StreamEndpoint {
    void answer(ApiRequest request, ResponseChannel peer);
}
