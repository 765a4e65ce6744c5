package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.http.Answer;
import java.util.concurrent.CompletableFuture;

/** Answers one route of the management API. Must not wait; what it throws, or fails with, may be a {@link Problem}. */
@FunctionalInterface
interface Endpoint {
    CompletableFuture<Answer> answer(Request request);
}
