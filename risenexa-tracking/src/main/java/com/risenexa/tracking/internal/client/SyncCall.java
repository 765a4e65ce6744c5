package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.Delivery.ResultHandler;
import com.risenexa.tracking.internal.delivery.DeliveryThread;
import com.risenexa.tracking.internal.delivery.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A caller that waits for the result of its event, and is woken by the delivery thread itself. */
final class SyncCall implements ResultHandler {
    private final CompletableFuture<TrackResult> result = new CompletableFuture<>();

    @Override
    public void complete(TrackResult known) {
        result.complete(known);
    }

    @Override
    public boolean notifiesLater() {
        return false;
    }

    /** Hands the event over and waits. An interrupted caller withdraws it, and keeps its flag (CONTRACT R11). */
    TrackResult deliver(Delivery delivery, DeliveryThread thread) {
        thread.put(delivery);
        try {
            return result.get();
        } catch (InterruptedException e) {
            thread.put(new Message.Withdrawal(delivery));
            // It comes at once: every withdrawal ends in a result.
            TrackResult withdrawn = result.join();
            Thread.currentThread().interrupt();
            return withdrawn;
        } catch (ExecutionException e) {
            throw new AssertionError("never completed exceptionally", e);
        }
    }
}
