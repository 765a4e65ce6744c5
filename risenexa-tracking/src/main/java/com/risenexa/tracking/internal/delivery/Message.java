package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.spi.HttpEngine;
import org.jspecify.annotations.Nullable;

/** A message to a loop's inbox, from any thread. */
public sealed interface Message {
    void receivedBy(DeliveryLoop loop, long now);

    /** The delivery that suffers if this cannot be received; null if none does. */
    @Nullable
    Delivery delivery();

    /** Whether somebody waits for what comes of it, though nothing else is under way. */
    default boolean startsThread() {
        return false;
    }

    /** A new event. */
    non-sealed interface Submission extends Message {
        @Override
        default boolean startsThread() {
            return true;
        }
    }

    /** A call of the engine's ended. */
    record Ended(
            InFlightRequest request,
            HttpEngine.@Nullable Response response,
            @Nullable Exception failure) implements Message {
        @Override
        public void receivedBy(DeliveryLoop loop, long now) {
            loop.ended(request, response, failure, now);
        }

        @Override
        public @Nullable Delivery delivery() {
            return request.isCurrent() ? request.delivery() : null;
        }
    }

    /** The key supplier answered, or threw. */
    record KeySupplied(ApiKey.Use key) implements Message {
        @Override
        public void receivedBy(DeliveryLoop loop, long now) {
            loop.keySupplied(key);
        }

        @Override
        public @Nullable Delivery delivery() {
            return null;
        }
    }

    /** The caller of a delivery was interrupted. */
    record Withdrawal(Delivery delivery) implements Message {
        @Override
        public void receivedBy(DeliveryLoop loop, long now) {
            loop.withdraw(delivery, now);
        }
    }

    /** The callbacks of a delivery have run. */
    record Notified(Delivery delivery) implements Message {
        @Override
        public void receivedBy(DeliveryLoop loop, long now) {
            loop.notified(delivery);
        }
    }

    /** The thread that waits for a drain was interrupted, so the drain's time is over. */
    record DrainWithdrawal(Drain drain) implements Message {
        @Override
        public void receivedBy(DeliveryLoop loop, long now) {
            drain.endBy(now);
        }

        @Override
        public @Nullable Delivery delivery() {
            return null;
        }
    }

    /** A flush or a close begins. */
    record DrainRequest(Drain drain) implements Message {
        @Override
        public void receivedBy(DeliveryLoop loop, long now) {
            loop.drain(drain);
        }

        @Override
        public boolean startsThread() {
            return true;
        }

        @Override
        public @Nullable Delivery delivery() {
            return null;
        }
    }
}
