package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A flush or a close under way: the queued events that it waits for, and its report. */
public final class Drain {
    private final boolean closes;
    private final @Nullable Delivery own;
    private final Consumer<? super DrainReport> reply;
    private final List<Delivery> all = new ArrayList<>();
    private final Set<Delivery> open = new HashSet<>();
    private long deadline;

    /** Whether there was no memory to remember all. */
    private boolean partial = true;

    private boolean replied;

    /**
     * A drain that has not begun.
     *
     * @param closes whether it is a close
     * @param deadline in the time of {@code System.nanoTime}
     * @param own the delivery whose callback asks, which would wait for itself
     * @param reply gets the report, once, on the loop's thread; must be quick
     */
    public Drain(boolean closes, long deadline, @Nullable Delivery own, Consumer<? super DrainReport> reply) {
        this.closes = closes;
        this.deadline = deadline;
        this.own = own;
        this.reply = reply;
    }

    boolean closes() {
        return closes;
    }

    long deadline() {
        return deadline;
    }

    void endBy(long now) {
        deadline = now;
    }

    boolean isOver(long now) {
        return deadline - now <= 0;
    }

    void add(Delivery delivery) {
        all.add(delivery);
        if (delivery != own) {
            open.add(delivery);
        }
    }

    void begun() {
        partial = false;
    }

    /** The callbacks of a delivery have run. */
    void notified(Delivery delivery) {
        open.remove(delivery);
    }

    /** Whether the callbacks of all have run. */
    boolean isComplete() {
        return open.isEmpty();
    }

    void reply(boolean complete) {
        reply.accept(report(complete && !partial));
        replied = true;
    }

    boolean isReplied() {
        return replied;
    }

    private DrainReport report(boolean complete) {
        long delivered = 0;
        long rejected = 0;
        List<TrackingEvent> undelivered = new ArrayList<>();
        for (Delivery delivery : all) {
            TrackResult result = delivery.result;
            if (result instanceof Accepted) {
                delivered++;
            } else if (result instanceof Rejected) {
                rejected++;
            } else {
                undelivered.add(delivery.event());
            }
        }
        return new DrainReport(delivered, rejected, undelivered, complete);
    }
}
