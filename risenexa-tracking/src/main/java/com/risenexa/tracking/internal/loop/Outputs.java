package com.risenexa.tracking.internal.loop;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a loop has decided and its thread is to do: in this order to cancel, to ask for the key, to send, to complete and to
 * report. What fails for want of memory stays here, and is done later.
 */
public final class Outputs {
    /** After which it is tried again. */
    static final long REPAIR_NANOS = Duration.ofMillis(10).toNanos();

    private final Lane callers;
    private final Lane queue;
    private final ApiKeys keys;
    private final Drains drains;
    private final Queue<AttemptReport> reports = new ArrayDeque<>();
    private @Nullable InFlightRequest toCancel;
    private @Nullable Throwable failure;

    Outputs(Lane callers, Lane queue, ApiKeys keys, Drains drains) {
        this.callers = callers;
        this.queue = queue;
        this.keys = keys;
        this.drains = drains;
    }

    /** The next request to cancel; null if there is none. */
    public @Nullable InFlightRequest nextToCancel() {
        InFlightRequest next = toCancel;
        if (next != null) {
            toCancel = next.nextToCancel;
            next.nextToCancel = null;
        }
        return next;
    }

    /** Whether to ask the key supplier. */
    public boolean asksForKey() {
        return keys.takeQuestion();
    }

    /** The next request to send, which counts from now on; null if there is none. */
    public @Nullable InFlightRequest nextToSend() {
        Delivery next = callers.first(Phase.SENDING);
        next = next != null ? next : queue.first(Phase.SENDING);
        if (next == null) {
            return null;
        }
        InFlightRequest request = Objects.requireNonNull(next.request);
        next.countRequest();
        Objects.requireNonNull(next.lane).move(next, Phase.SENT);
        return request;
    }

    /** The next delivery to {@link #complete}; null if there is none. */
    public @Nullable Delivery nextToComplete() {
        Delivery next = callers.first(Phase.COMPLETED);
        return next != null ? next : queue.first(Phase.COMPLETED);
    }

    /** Hands a result over; what it throws leaves the delivery where it is. */
    public void complete(Delivery delivery) {
        TrackResult result = Objects.requireNonNull(delivery.result);
        Completion completion = delivery.completion();
        completion.complete(result);
        Lane lane = Objects.requireNonNull(delivery.lane);
        if (completion.notifiesLater()) {
            lane.move(delivery, Phase.NOTIFYING);
        } else {
            lane.remove(delivery);
            drains.notified(delivery);
        }
    }

    /** The next attempt to report; null if there is none. */
    public @Nullable AttemptReport nextReport() {
        return reports.poll();
    }

    /** What was thrown in our own code since this was asked last, to be logged; null if nothing was. */
    public @Nullable Throwable takeFailure() {
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
        return isLeft(Phase.COMPLETED) || isLeft(Phase.BROKEN) || isLeft(Phase.SENDING);
    }

    private boolean isLeft(Phase phase) {
        return callers.first(phase) != null || queue.first(phase) != null;
    }
}
