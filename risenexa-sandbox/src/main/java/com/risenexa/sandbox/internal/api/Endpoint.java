package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.SandboxResponse;
import java.util.concurrent.CompletableFuture;

/** Answers one route of the management API. Must not wait; what it throws, or fails with, may be a {@link Problem}. */
@FunctionalInterface
interface Endpoint {
    CompletableFuture<SandboxResponse> answer(ApiRequest request);
}
