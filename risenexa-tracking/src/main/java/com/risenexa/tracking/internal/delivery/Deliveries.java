package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All deliveries of a loop, with their lanes, timers and permits, and the way of each to its one result. */
final class Deliveries {
    private final DeliveryRules rules;
    private final Lane callers = new Lane(Integer.MAX_VALUE);
    private final Lane queue;
    private final Timers timers = new Timers();
    private final RateLimiter limiter;
    private final Outputs outputs;
    private long accepted;

    Deliveries(DeliveryRules rules) {
        this.rules = rules;
        this.queue = new Lane(rules.maxInFlight());
        this.limiter = new RateLimiter(rules.timeScale());
        this.outputs = new Outputs(callers, queue);
    }

    Lane callers() {
        return callers;
    }

    Lane queue() {
        return queue;
    }

    Timers timers() {
        return timers;
    }

    RateLimiter limiter() {
        return limiter;
    }

    Outputs outputs() {
        return outputs;
    }

    boolean areEmpty() {
        return callers.isEmpty() && queue.isEmpty();
    }

    boolean isAnyReady() {
        return callers.first(Phase.READY) != null || queue.first(Phase.READY) != null;
    }

    /** The next whose attempt may begin: callers first. */
    @Nullable
    Delivery nextReady() {
        Delivery caller = callers.nextReady();
        return caller != null ? caller : queue.nextReady();
    }

    void accept(Delivery delivery) {
        delivery.lane = delivery.callerWaits() ? callers : queue;
        delivery.number = accepted++;
    }

    /** Lets it wait for its turn. */
    void makeReady(Delivery delivery, long now) {
        lane(delivery).move(delivery, Phase.READY);
        delivery.turnIsOver = false;
        if (delivery.callerWaits()) {
            timers.schedule(delivery, delivery.turnEndsAt(rules, now));
        } else {
            timers.cancel(delivery);
        }
    }

    /** Lets it wait for its retry. */
    void makeWait(Delivery delivery, long until) {
        lane(delivery).move(delivery, Phase.WAITING);
        timers.schedule(delivery, until);
    }

    void complete(Delivery delivery, TrackResult result, long now) {
        letGo(delivery, now);
        delivery.result = result;
        lane(delivery).move(delivery, Phase.COMPLETED);
    }

    /** Ends a delivery for which something threw. Needs no memory: the result is made when there is some. */
    void breakOff(Delivery delivery, Throwable failure, long now) {
        outputs.failed(failure);
        if (delivery.result == null) {
            if (delivery.lane == null) {
                accept(delivery);
            }
            letGo(delivery, now);
            delivery.failure = failure;
            lane(delivery).move(delivery, Phase.BROKEN);
        }
    }

    /** Ends all that are in a phase. */
    void breakOff(Phase phase, Throwable failure, long now) {
        for (Lane lane : new Lane[] {callers, queue}) {
            for (Delivery next = lane.first(phase); next != null; next = lane.first(phase)) {
                breakOff(next, failure, now);
            }
        }
    }

    /** Gives results to those that were broken off; if there still is no memory, another time. */
    void completeBroken(long now) {
        try {
            completeBroken(callers, now);
            completeBroken(queue, now);
        } catch (Error noMemory) {
            outputs.failed(noMemory);
        }
    }

    private void completeBroken(Lane lane, long now) {
        for (Delivery next = lane.first(Phase.BROKEN); next != null; next = lane.first(Phase.BROKEN)) {
            complete(next, next.internalError(Objects.requireNonNull(next.failure)), now);
        }
    }

    /** Ends all whose result is open, at the end of a close. */
    void abandon(long now) {
        abandon(callers, now);
        abandon(queue, now);
    }

    private void abandon(Lane lane, long now) {
        for (Phase phase : Phase.UNDECIDED) {
            for (Delivery next = lane.first(phase); next != null; next = lane.first(phase)) {
                try {
                    complete(next, next.closed(), now);
                } catch (Throwable t) {
                    breakOff(next, t, now);
                }
            }
        }
    }

    /** @param widen whether its request was sent and not limited */
    void releasePermit(Delivery delivery, boolean widen, long now) {
        limiter.release(delivery.permit, widen, now);
        delivery.permit = RateLimiter.UNLIMITED;
    }

    private void letGo(Delivery delivery, long now) {
        timers.cancel(delivery);
        InFlightRequest request = delivery.request;
        if (request != null) {
            delivery.request = null;
            outputs.cancel(request);
        }
        releasePermit(delivery, false, now);
    }

    private static Lane lane(Delivery delivery) {
        return Objects.requireNonNull(delivery.lane);
    }
}
