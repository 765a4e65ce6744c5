package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.event.EncodedEvent;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An event that the queue holds, from the moment it is taken until whoever asked has been told its result. */
final class Pending {
    private final EncodedEvent event;
    private final Delivery delivery;
    private final Consumer<TrackResult> asker;
    private final Executor teller;
    private final AtomicReference<@Nullable TrackResult> result = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> toldBy = new AtomicReference<>();
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
        return result.compareAndSet(null, end);
    }

    boolean hasEnded() {
        return result.get() != null;
    }

    @Nullable
    TrackResult result() {
        return result.get();
    }

    /** Hands the result over on the teller's thread, once, then runs {@code after}. */
    void tell(Runnable after) {
        teller.execute(() -> {
            if (toldBy.compareAndSet(null, Thread.currentThread())) {
                try {
                    TrackResult known = result.get();
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
        return told || toldBy.get() == Thread.currentThread();
    }
}
