package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.Delivery.ResultHandler;
import com.risenexa.tracking.internal.delivery.DeliveryThread;
import com.risenexa.tracking.internal.delivery.Message;
import com.risenexa.tracking.support.RetryPolicy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An event of the queue: its future is completed on a callback thread, and only then its room is free again. */
final class AsyncCall implements ResultHandler, Runnable {
    private static final ThreadLocal<@Nullable Delivery> RUNNING = new ThreadLocal<>();

    private final DefaultClient client;
    private final Delivery delivery;
    private final CompletableFuture<TrackResult> future = new CompletableFuture<>();
    /** Whether a thread has taken it: where memory was short, it may have been handed over twice. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private final Runnable end;
    private volatile @Nullable TrackResult result;

    AsyncCall(DefaultClient client, TrackingEvent event, RetryPolicy policy) {
        this.client = client;
        this.delivery = Delivery.queued(event, policy, this);
        Message notified = new Message.Notified(delivery);
        this.end = () -> client.put(notified);
    }

    /** The delivery whose callback runs on this thread; null if none does. */
    static @Nullable Delivery running() {
        return RUNNING.get();
    }

    Delivery delivery() {
        return delivery;
    }

    CompletableFuture<TrackResult> future() {
        return future;
    }

    @Override
    public void complete(TrackResult known) {
        result = known;
        client.callbacks().execute(this);
    }

    @Override
    public boolean notifiesLater() {
        return true;
    }

    /** Without memory for anything, the future is completed all the same: nothing is made here before that, not even a lambda. */
    @Override
    public void run() {
        if (!taken.compareAndSet(false, true)) {
            return;
        }
        TrackResult known = Objects.requireNonNull(result);
        try {
            RUNNING.set(delivery);
            client.ended(delivery.event(), known);
        } catch (Throwable t) {
            report(t);
        }
        try {
            future.complete(known);
        } catch (Throwable t) {
            report(t);
        }
        RUNNING.remove();
        client.release();
        DeliveryThread.surely(end);
    }

    private void report(Throwable thrown) {
        try {
            client.internalError(thrown);
        } catch (Throwable noMemory) {
            // Then nothing can be logged either.
        }
    }
}
