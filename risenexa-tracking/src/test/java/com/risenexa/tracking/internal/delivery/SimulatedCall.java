package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.spi.HttpEngine;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request that the model server saw. */
final class SimulatedCall implements HttpEngine.Call {
    final SimulatedEvent event;
    final long sentAt;
    final boolean brokenCancel;

    /** How many pauses there had been when it was sent. */
    int round;

    boolean ended;
    boolean cancelled;
    boolean thrown;

    /** Whether its end came as a 429 that the client has not looked at yet, and what that asks for. */
    boolean limitedJustNow;

    private @Nullable Duration asked;
    private @Nullable Instant askedMoment;

    SimulatedCall(SimulatedEvent event, long sentAt, boolean brokenCancel) {
        this.event = event;
        this.sentAt = sentAt;
        this.brokenCancel = brokenCancel;
    }

    /** Sent, and neither answered nor cancelled. */
    boolean isOut() {
        return !ended && !cancelled && !thrown;
    }

    void limited(@Nullable Duration seconds, @Nullable Instant moment) {
        limitedJustNow = true;
        asked = seconds;
        askedMoment = moment;
    }

    /** What the response asks for when it is read at this moment of the wall clock; null if nothing. */
    @Nullable
    Duration asked(Instant now) {
        if (askedMoment == null) {
            return asked;
        }
        Duration wait = Duration.between(now, askedMoment);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    @Override
    public void cancel() {
        event.client.cancelled(this);
        if (brokenCancel) {
            throw new IllegalStateException("simulated, in cancel");
        }
    }
}
