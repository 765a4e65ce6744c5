package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.DeliveryThread;
import com.risenexa.tracking.internal.delivery.Message;
import com.risenexa.tracking.internal.delivery.ResultHandler;
import com.risenexa.tracking.spi.RetryPolicy;
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

    private final Message notified;
    private volatile @Nullable TrackResult result;

    AsyncCall(DefaultClient client, TrackingEvent event, RetryPolicy policy) {
        this.client = client;
        this.delivery = Delivery.queued(event, policy, this);
        this.notified = new Message.Notified(delivery);
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

    @Override
    public void run() {
        if (!taken.compareAndSet(false, true)) {
            return;
        }
        TrackResult known = Objects.requireNonNull(result);
        guarded(() -> RUNNING.set(delivery));
        guarded(() -> client.ended(delivery.event(), known));
        guarded(() -> future.complete(known));
        RUNNING.remove();
        client.release();
        DeliveryThread.surely(() -> client.put(notified));
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (Throwable t) {
            client.internalError(t);
        }
    }
}
