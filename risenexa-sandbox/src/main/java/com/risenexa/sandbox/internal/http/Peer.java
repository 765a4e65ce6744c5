package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.internal.fault.Step;

/** The other end of one request: told exactly once what to do, from any thread. */
public interface Peer {
    /** Sends an answer. */
    void answer(Answer answer);

    /** Sends an answer, when the courier next delivers at the latest. Called on the courier's thread. */
    default void answer(Answer answer, Courier courier) {
        answer(answer);
    }

    /** Does something on the connection's thread, once that has read what there is on all of its connections. */
    void afterRound(Runnable task);

    /** Sends an answer whose body comes bit by bit; that of {@code head} is not looked at. */
    void stream(Answer head, Source source);

    /** Spoils an answer as a fault's step says. */
    void spoil(Step step, Answer answer);
}
