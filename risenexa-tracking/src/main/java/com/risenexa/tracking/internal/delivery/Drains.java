package com.risenexa.tracking.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flushes under way, and the close. Complete means that callbacks have run. */
final class Drains {
    private final Lane callers;
    private final Lane queue;
    private final List<Drain> flushes = new ArrayList<>();
    private @Nullable Drain close;
    private boolean abandoned;
    private boolean wasComplete;
    private boolean closed;

    Drains(Lane callers, Lane queue) {
        this.callers = callers;
        this.queue = queue;
    }

    void begin(Drain drain) {
        if (drain.closes()) {
            // First of all: should there be no memory for the rest, nothing is taken any more.
            close = drain;
        } else {
            flushes.add(drain);
        }
        queue.forEach(drain::add);
        drain.begun();
    }

    /** Whether nothing new is taken. */
    boolean isClosing() {
        return close != null;
    }

    /** Whether the close was replied to. */
    boolean isClosed() {
        return closed;
    }

    /** True once, when the time of the close is over, so that what is left must end. */
    boolean mustAbandon(long now) {
        Drain closing = close;
        if (closing == null || abandoned || closed || !closing.isOver(now)) {
            return false;
        }
        abandoned = true;
        wasComplete = closing.isComplete();
        return true;
    }

    void notified(Delivery delivery) {
        for (Drain flush : flushes) {
            flush.notified(delivery);
        }
        if (close != null) {
            close.notified(delivery);
        }
    }

    /** Replies to those that are complete or over; after the close nobody would look at the others again. */
    void settle(long now) {
        Drain closing = close;
        if (closing != null && isCloseSettled(closing)) {
            closing.reply(abandoned ? wasComplete : closing.isComplete());
            closed = true;
        }
        for (int i = flushes.size() - 1; i >= 0; i--) {
            Drain flush = flushes.get(i);
            if (flush.isComplete() || flush.isOver(now) || closed) {
                flush.reply(flush.isComplete());
                flushes.remove(i);
            }
        }
    }

    /** The next moment at which something is over, but none later than {@code latest}. */
    long nextMoment(long latest) {
        long next = latest;
        for (Drain flush : flushes) {
            next = sooner(flush.deadline(), next);
        }
        return close == null || closed || abandoned ? next : sooner(close.deadline(), next);
    }

    /** Whether {@link #settle} would reply to one. */
    boolean areSettled() {
        for (Drain flush : flushes) {
            if (flush.isComplete()) {
                return true;
            }
        }
        Drain closing = close;
        return closing != null && isCloseSettled(closing);
    }

    boolean isEmpty() {
        return flushes.isEmpty() && (close == null || closed);
    }

    private boolean isCloseSettled(Drain closing) {
        return !closed && isIdle() && (abandoned || closing.isComplete());
    }

    /** Whether every delivery has its result. */
    private boolean isIdle() {
        return callers.isEmpty() && queue.size() == queue.size(Phase.NOTIFYING);
    }

    private static long sooner(long a, long b) {
        return a - b < 0 ? a : b;
    }
}
