package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.delivery.Completion;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.Message;
import com.risenexa.tracking.spi.RetryPolicy;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An event of the queue: its future is completed on a callback thread, and only then its room is free again. */
final class AsyncCall implements Completion, Runnable {
    private static final ThreadLocal<@Nullable Delivery> RUNNING = new ThreadLocal<>();

    private final DefaultClient client;
    private final Delivery delivery;
    private final CompletableFuture<TrackResult> future = new CompletableFuture<>();
    private volatile @Nullable TrackResult result;

    AsyncCall(DefaultClient client, TrackingEvent event, RetryPolicy policy) {
        this.client = client;
        this.delivery = Delivery.queued(event, policy, this);
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
        TrackResult known = Objects.requireNonNull(result);
        Delivery outer = RUNNING.get();
        RUNNING.set(delivery);
        try {
            client.ended(delivery.event(), known);
        } finally {
            try {
                future.complete(known);
            } finally {
                RUNNING.set(outer);
                client.release();
                client.put(new Message.Notified(delivery));
            }
        }
    }
}
