package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.event.EncodedEvent;
import java.util.function.Consumer;

/** Makes one attempt of a delivery, as both drivers need it. */
@FunctionalInterface
public interface Attempts {
    /**
     * Sends the event once.
     *
     * @param then told what to do next, on this thread before the method returns if the engine blocks
     */
    void make(EncodedEvent event, Delivery delivery, Step.Send send, Consumer<Step> then);

    /** Whether {@link #make} holds its thread until it is told what to do next. */
    default boolean block() {
        return true;
    }
}
