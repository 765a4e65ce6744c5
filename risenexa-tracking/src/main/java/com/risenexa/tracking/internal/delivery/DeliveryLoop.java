package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.spi.HttpEngine;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owns all events of a client that are under way, and decides what to send, to cancel and to complete, and when to look
 * again. Belongs to one thread, which calls {@link #tick}, then does what {@link #outputs} hold; this neither sleeps nor
 * sends. What throws costs at most one event its delivery.
 */
public final class DeliveryLoop {
    /** In one tick, so that timers and requests have their turn. */
    private static final int MAX_MESSAGES = 256;

    private final Deliveries deliveries;
    private final ApiKeys keys;
    private final AttemptHandler attempts;
    private final Drains drains;
    private boolean turnsAreOver;

    /**
     * An empty loop.
     *
     * @param fixedKey the key; null if it is asked for
     * @param inbox takes messages from any thread, for the next tick
     */
    public DeliveryLoop(
            DeliveryRules rules, Exchange exchange, ApiKey.@Nullable Use fixedKey, Consumer<? super Message> inbox) {
        this.deliveries = new Deliveries(rules);
        this.keys = new ApiKeys(fixedKey);
        this.attempts = new AttemptHandler(rules, deliveries, exchange, keys, inbox);
        this.drains = new Drains(deliveries.callers(), deliveries.queue());
    }

    /** What is to be done after a tick. */
    public Outputs outputs() {
        return deliveries.outputs();
    }

    /**
     * Takes what came, and decides.
     *
     * @param messages some of them are left if there are many
     * @param now in the time of {@code System.nanoTime}
     */
    public void tick(Queue<? extends Message> messages, long now) {
        deliveries.completeBroken(now);
        for (int i = 0; i < MAX_MESSAGES; i++) {
            Message message = messages.poll();
            if (message == null) {
                break;
            }
            receive(message, now);
        }
        if (drains.mustAbandon(now)) {
            deliveries.abandon(now);
        }
        expire(now);
        attempts.useSuppliedKey(now);
        begin(now);
        endTurns(now);
        drains.settle(now);
    }

    /** When to call {@link #tick} again without a message, after what the outputs hold was done; at most {@code latest}. */
    public long nextMoment(long now, long latest) {
        if (outputs().areLeft()) {
            return now + Outputs.REPAIR_NANOS;
        }
        if (drains.areSettled()) {
            return now;
        }
        RateLimiter limiter = deliveries.limiter();
        long next = deliveries.timers().nextMoment(drains.nextMoment(latest));
        boolean endsBefore = limiter.isPaused(now) && limiter.pausedUntil() - next < 0;
        return endsBefore && deliveries.isAnyReady() ? limiter.pausedUntil() : next;
    }

    /** Whether there is nothing to do before another message comes. */
    public boolean isIdle() {
        return drains.isClosed() ? !outputs().areLeft() : deliveries.areEmpty() && drains.isEmpty();
    }

    /** Whether a close has come to its end: nothing is sent any more. */
    public boolean isClosed() {
        return drains.isClosed();
    }

    /** Why the last attempt failed; null if it did not. From any thread. */
    @Nullable
    String lastFailure() {
        return attempts.lastFailure();
    }

    /** How many deliveries it owns. */
    int size() {
        return deliveries.callers().size() + deliveries.queue().size();
    }

    private void receive(Message message, long now) {
        Delivery delivery = message.delivery();
        try {
            message.receivedBy(this, now);
        } catch (Throwable t) {
            outputs().failed(t);
            if (delivery != null) {
                breakOff(delivery, t, now);
            }
        }
    }

    // What messages say.

    void accept(Delivery delivery, long now) {
        deliveries.accept(delivery);
        TrackResult violation = delivery.violation();
        if (violation != null) {
            deliveries.complete(delivery, violation, now);
        } else if (drains.isClosing()) {
            deliveries.complete(delivery, delivery.closed(), now);
        } else {
            deliveries.makeReady(delivery, now);
        }
    }

    void withdraw(Delivery delivery, long now) {
        if (delivery.result == null) {
            deliveries.complete(delivery, delivery.interrupted(), now);
        }
    }

    void drain(Drain drain) {
        drains.begin(drain);
    }

    void notified(Delivery delivery) {
        Objects.requireNonNull(delivery.lane).remove(delivery);
        drains.notified(delivery);
    }

    /** Used once all that came is known: a pause may be among it. */
    void keySupplied(ApiKey.Use key) {
        keys.answered(key);
    }

    void ended(InFlightRequest request, HttpEngine.@Nullable Response response, @Nullable Exception failure, long now) {
        attempts.ended(request, response, failure, now);
    }

    // What the thread says.

    /** Whether the key supplier is to be asked; true once for each question. */
    boolean takeKeyQuestion() {
        return keys.takeQuestion();
    }

    /** The supplier could not even be asked. */
    void keyNotAsked(Throwable failure, long now) {
        keys.answered(null);
        deliveries.breakOff(Phase.AWAITING_KEY, failure, now);
    }

    /** Something threw that was done for a delivery. */
    void breakOff(Delivery delivery, Throwable failure, long now) {
        deliveries.breakOff(delivery, failure, now);
    }

    /** Hands a result over; what it throws leaves the delivery where it is, to be completed later. */
    void complete(Delivery delivery) {
        delivery.completion().complete(Objects.requireNonNull(delivery.result));
        if (delivery.completion().notifiesLater()) {
            Objects.requireNonNull(delivery.lane).move(delivery, Phase.NOTIFYING);
        } else {
            notified(delivery);
        }
    }

    // What the time says.

    private void expire(long now) {
        Timers timers = deliveries.timers();
        for (Delivery delivery = timers.pollDue(now); delivery != null; delivery = timers.pollDue(now)) {
            try {
                expired(delivery, now);
            } catch (Throwable t) {
                breakOff(delivery, t, now);
            }
        }
    }

    private void expired(Delivery delivery, long now) {
        if (delivery.phase == Phase.WAITING) {
            deliveries.makeReady(delivery, now);
        } else if (delivery.phase == Phase.READY) {
            // Not before requests have had their turn: it may be one of them.
            delivery.turnIsOver = true;
            turnsAreOver = true;
        } else {
            attempts.timedOut(delivery, now);
        }
    }

    /** Begins as many attempts as may be under way. */
    private void begin(long now) {
        RateLimiter limiter = deliveries.limiter();
        if (limiter.isPaused(now)) {
            endWhatAPauseOutlasts(deliveries.callers(), now);
            endWhatAPauseOutlasts(deliveries.queue(), now);
            return;
        }
        Delivery next = deliveries.nextReady();
        while (next != null && limiter.hasPermit()) {
            try {
                attempts.begin(next, now);
            } catch (Throwable t) {
                breakOff(next, t, now);
            }
            next = deliveries.nextReady();
        }
    }

    private void endWhatAPauseOutlasts(Lane lane, long now) {
        RateLimiter limiter = deliveries.limiter();
        Duration asked = limiter.askedToWait(now);
        Delivery next = lane.first(Phase.READY);
        while (next != null) {
            Delivery delivery = next;
            next = delivery.next;
            TrackResult result = delivery.endedByPause(asked, limiter.pausedUntil());
            if (result != null) {
                deliveries.complete(delivery, result, now);
            } else if (!delivery.callerWaits()) {
                // All of the queue wait equally long.
                return;
            }
        }
    }

    private void endTurns(long now) {
        if (!turnsAreOver) {
            return;
        }
        turnsAreOver = false;
        RateLimiter limiter = deliveries.limiter();
        Duration asked = limiter.isPaused(now) ? limiter.askedToWait(now) : null;
        Delivery next = deliveries.callers().first(Phase.READY);
        while (next != null) {
            Delivery delivery = next;
            next = delivery.next;
            if (delivery.turnIsOver) {
                deliveries.complete(delivery, delivery.noTurn(asked, now), now);
            }
        }
    }
}
