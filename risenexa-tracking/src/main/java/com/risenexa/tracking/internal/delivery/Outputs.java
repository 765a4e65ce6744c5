package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of a loop for its thread to carry out: cancel, send, complete and report. What fails for want of memory
 * stays here, and is done later.
 */
public final class Outputs {
    /** After which it is tried again. */
    static final long REPAIR_NANOS = Duration.ofMillis(10).toNanos();

    private final Lane callers;
    private final Lane queue;
    private final Queue<AttemptReport> reports = new ArrayDeque<>();
    private @Nullable InFlightRequest toCancel;
    private @Nullable Throwable failure;

    Outputs(Lane callers, Lane queue) {
        this.callers = callers;
        this.queue = queue;
    }

    /** The next request to cancel; null if there is none. */
    @Nullable
    InFlightRequest nextToCancel() {
        InFlightRequest next = toCancel;
        if (next != null) {
            toCancel = next.nextToCancel;
            next.nextToCancel = null;
        }
        return next;
    }

    /** The next request to send, which counts from now on; null if there is none. */
    @Nullable
    InFlightRequest nextToSend() {
        Delivery next = first(Phase.SENDING);
        if (next == null) {
            return null;
        }
        next.countRequest();
        Objects.requireNonNull(next.lane).move(next, Phase.SENT);
        return next.request;
    }

    /** The next delivery to {@link DeliveryLoop#complete}; null if there is none. */
    @Nullable
    Delivery nextToComplete() {
        return first(Phase.COMPLETED);
    }

    /** The next attempt to report; null if there is none. */
    @Nullable
    AttemptReport nextReport() {
        return reports.poll();
    }

    /** What was thrown since this was asked last, to be logged; null if nothing was. */
    @Nullable
    Throwable takeFailure() {
        Throwable thrown = failure;
        failure = null;
        return thrown;
    }

    void cancel(InFlightRequest request) {
        request.nextToCancel = toCancel;
        toCancel = request;
    }

    void report(Delivery delivery, Attempt attempt) {
        reports.add(new AttemptReport(delivery.event(), attempt));
    }

    void failed(Throwable thrown) {
        failure = thrown;
    }

    /** Whether something could not be done. */
    boolean areLeft() {
        return first(Phase.COMPLETED) != null || first(Phase.BROKEN) != null || first(Phase.SENDING) != null;
    }

    private @Nullable Delivery first(Phase phase) {
        Delivery caller = callers.first(phase);
        return caller != null ? caller : queue.first(phase);
    }

    /** An attempt that ended, for the listener. */
    public record AttemptReport(TrackingEvent event, Attempt attempt) {}
}
