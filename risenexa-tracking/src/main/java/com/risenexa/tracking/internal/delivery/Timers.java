package com.risenexa.tracking.internal.delivery;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The timers of all deliveries, at most one each, in the time of {@code System.nanoTime}. */
final class Timers {
    private final TreeSet<Delivery> scheduled = new TreeSet<>((a, b) -> {
        // Only differences of such moments mean anything.
        int byMoment = Long.compare(a.timerAt - b.timerAt, 0);
        return byMoment != 0 ? byMoment : Long.compare(a.number, b.number);
    });

    /** Sets the timer of a delivery, in the place of another that it may have. */
    void schedule(Delivery delivery, long moment) {
        cancel(delivery);
        delivery.timerAt = moment;
        scheduled.add(delivery);
        delivery.hasTimer = true;
    }

    void cancel(Delivery delivery) {
        if (delivery.hasTimer) {
            delivery.hasTimer = false;
            scheduled.remove(delivery);
        }
    }

    /** Takes out one whose moment has come; null if there is none. */
    @Nullable
    Delivery pollDue(long now) {
        if (scheduled.isEmpty()) {
            return null;
        }
        Delivery next = scheduled.first();
        if (next.timerAt - now > 0) {
            return null;
        }
        cancel(next);
        return next;
    }

    /** The next moment, but none later than {@code latest}. */
    long nextMoment(long latest) {
        return scheduled.isEmpty() || scheduled.first().timerAt - latest > 0 ? latest : scheduled.first().timerAt;
    }
}
