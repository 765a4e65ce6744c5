package com.risenexa.tracking.internal.async;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One place among those that send, and two threads that may go on with it: the one that sent, and the one of the engine's
 * that brings the answer. The later of the two does; with an engine that blocks they are one.
 */
final class Relay {
    private enum State {
        NONE_CAME,
        ONE_CAME,
        TORN
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NONE_CAME);

    /** Whether this thread goes on. */
    boolean isLater() {
        return !state.compareAndSet(State.NONE_CAME, State.ONE_CAME) && state.get() == State.ONE_CAME;
    }

    /** The thread that sent keeps the place, should an answer come or not. */
    void tear() {
        state.set(State.TORN);
    }
}
