package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.event.EncodedEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event that the queue holds, from the moment it is taken until whoever asked has been told its result. There is one for
 * each event, so its fields are updated in place.
 */
final class Pending {
    private static final AtomicReferenceFieldUpdater<Pending, @Nullable TrackResult> RESULT =
            AtomicReferenceFieldUpdater.newUpdater(Pending.class, TrackResult.class, "result");
    private static final AtomicReferenceFieldUpdater<Pending, @Nullable Thread> TOLD_BY =
            AtomicReferenceFieldUpdater.newUpdater(Pending.class, Thread.class, "toldBy");

    private final EncodedEvent event;
    private final Delivery delivery;
    private final Consumer<TrackResult> asker;
    private final Executor teller;
    private volatile @Nullable TrackResult result;
    private volatile @Nullable Thread toldBy;
    private volatile boolean told;

    Pending(EncodedEvent event, Delivery delivery, Consumer<TrackResult> asker, Executor teller) {
        this.event = event;
        this.delivery = delivery;
        this.asker = asker;
        this.teller = teller;
    }

    EncodedEvent event() {
        return event;
    }

    Delivery delivery() {
        return delivery;
    }

    /** False if there is a result already: the first one stands. */
    boolean end(TrackResult end) {
        return RESULT.compareAndSet(this, null, end);
    }

    boolean hasEnded() {
        return result != null;
    }

    @Nullable
    TrackResult result() {
        return result;
    }

    /** Hands the result over on the teller's thread, once, then runs {@code after}. */
    void tell(Runnable after) {
        teller.execute(() -> {
            if (TOLD_BY.compareAndSet(this, null, Thread.currentThread())) {
                try {
                    TrackResult known = result;
                    if (known != null) {
                        asker.accept(known);
                    }
                } finally {
                    after.run();
                }
            }
        });
    }

    void setTold() {
        told = true;
    }

    /** A callback that waits for its own event, as one that closes the client does, would wait in vain. */
    boolean isTold() {
        return told || toldBy == Thread.currentThread();
    }
}
