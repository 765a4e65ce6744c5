package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.fault.Step;

/** The other end of one request: told exactly once what to do, from any thread. */
public interface Peer {
    /** Sends an answer. */
    void answer(Answer answer);

    /** Sends an answer whose body comes bit by bit; that of {@code head} is not looked at. */
    void stream(Answer head, Source source);

    /** Spoils an answer as a fault's step says. */
    void spoil(Step step, Answer answer);
}
