package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.faults.FaultStep;

/** Sends the response to one request. Called exactly once, from any thread. */
public interface ResponseChannel {
    /** Sends an answer. */
    void answer(SandboxResponse answer);

    /** Sends an answer whose body comes bit by bit; that of {@code head} is not looked at. */
    void stream(SandboxResponse head, StreamingBody source);

    /** Sends an answer through a fault's step, which may be {@link FaultStep#OK}. */
    void inject(FaultStep step, SandboxResponse answer);
}
