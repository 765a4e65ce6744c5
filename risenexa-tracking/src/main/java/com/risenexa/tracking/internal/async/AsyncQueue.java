package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.TotalTime;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.internal.time.Nanos;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds events until they have their results, and bounds them as a whole. Thread-safe. No thread is started before the
 * first event.
 */
public final class AsyncQueue {
    private final DeliveryRules rules;
    private final BiConsumer<TrackingEvent, TrackResult> ended;
    private final PendingEvents events;
    private final Senders senders;
    private final Tellers tellers = new Tellers();
    private volatile boolean closed;

    /** What became of an offer. */
    public enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    /**
     * An empty queue.
     *
     * @param ended told each result first, on whatever thread it is known
     */
    public AsyncQueue(
            int maxPending,
            int maxInFlight,
            DeliveryRules rules,
            Attempts attempts,
            BiConsumer<TrackingEvent, TrackResult> ended) {
        this.rules = rules;
        this.ended = ended;
        this.events = new PendingEvents(maxPending);
        this.senders = new Senders(maxInFlight, rules, attempts, this::tell);
    }

    /** Takes an event if there is room; {@code asker} is told its result on a thread that sends nothing. */
    public Offer offer(EncodedEvent event, Consumer<TrackResult> asker) {
        if (closed) {
            return Offer.CLOSED;
        }
        if (!events.tryReserve()) {
            return Offer.FULL;
        }
        take(pending(event, asker, tellers::tell));
        return Offer.TAKEN;
    }

    /** Waits for room; {@code asker} is told on the thread that sends and must be quick. */
    public Offer put(EncodedEvent event, Consumer<TrackResult> asker) throws InterruptedException {
        if (closed) {
            return Offer.CLOSED;
        }
        events.reserve();
        take(pending(event, asker, Runnable::run));
        return Offer.TAKEN;
    }

    /** Waits until what is held now has its results, at most so long. */
    public DrainReport flush(Duration deadline) {
        List<Pending> now = events.snapshot();
        await(now, System.nanoTime() + Nanos.of(deadline));
        return PendingEvents.report(now);
    }

    /** Waits until nothing is held, at most so long; what is taken meanwhile is waited for too. */
    public void drain(Duration deadline) {
        long end = System.nanoTime() + Nanos.of(deadline);
        List<Pending> now = events.snapshot();
        while (!now.isEmpty() && await(now, end)) {
            now = events.snapshot();
        }
    }

    /** How many events have no result yet. */
    public int pending() {
        return (int) events.snapshot().stream()
                .filter(pending -> !pending.hasEnded())
                .count();
    }

    /** Why an attempt of one of those failed; null if none did. */
    public @Nullable String lastFailure() {
        return events.snapshot().stream()
                .map(pending -> pending.delivery().lastFailure())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Takes nothing more, sends until the deadline, and hands back the rest. */
    public DrainReport close(long deadline) {
        closed = true;
        List<Pending> now = events.snapshot();
        await(now, deadline);
        boolean complete = PendingEvents.report(now).complete();
        now.forEach(this::abandon);
        senders.close();
        DrainReport report = PendingEvents.report(now);
        return new DrainReport(report.delivered(), report.rejected(), report.undelivered(), complete);
    }

    private void take(Pending pending) {
        events.add(pending);
        if (closed) {
            // Either close() saw it in its snapshot, or this does.
            abandon(pending);
        } else {
            senders.add(pending);
        }
    }

    private void abandon(Pending pending) {
        if (!pending.hasEnded()) {
            senders.end(pending, pending.delivery().closed());
        }
    }

    private void tell(Pending pending, TrackResult result) {
        try {
            ended.accept(pending.event().event(), result);
        } finally {
            pending.tell(() -> events.remove(pending));
        }
    }

    private Pending pending(EncodedEvent event, Consumer<TrackResult> asker, Executor teller) {
        return new Pending(event, new Delivery(rules, event.id(), TotalTime.unbounded()), asker, teller);
    }

    /** Whether all were told in time. An interrupted thread does not wait, and keeps its flag. */
    private boolean await(List<Pending> some, long deadline) {
        senders.startOne();
        try {
            return events.await(some, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
