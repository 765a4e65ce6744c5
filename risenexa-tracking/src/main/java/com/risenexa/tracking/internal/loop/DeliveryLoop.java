package com.risenexa.tracking.internal.loop;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.delivery.Outcome;
import com.risenexa.tracking.internal.delivery.Outcome.Kind;
import com.risenexa.tracking.internal.delivery.Outcome.Retryable;
import com.risenexa.tracking.internal.http.LoopExchange;
import com.risenexa.tracking.spi.HttpEngine;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
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

    private final DeliveryRules rules;
    private final LoopExchange exchange;
    private final Consumer<? super Message> inbox;
    private final ApiKeys keys;
    private final Lane callers = new Lane(Integer.MAX_VALUE);
    private final Lane queue;
    private final Timers timers = new Timers();
    private final RateLimiter limiter;
    private final Drains drains;
    private final Outputs outputs;
    private long accepted;
    private boolean turnsAreOver;

    /**
     * An empty loop.
     *
     * @param fixedKey the key; null if it is asked for
     * @param inbox takes messages from any thread, for the next tick
     */
    public DeliveryLoop(
            DeliveryRules rules,
            LoopExchange exchange,
            ApiKey.@Nullable Use fixedKey,
            Consumer<? super Message> inbox) {
        this.rules = rules;
        this.exchange = exchange;
        this.inbox = inbox;
        this.keys = new ApiKeys(fixedKey);
        this.queue = new Lane(rules.maxInFlight());
        this.limiter = new RateLimiter(rules.timeScale());
        this.drains = new Drains(callers, queue);
        this.outputs = new Outputs(callers, queue, keys, drains);
    }

    /** What is to be done after a tick. */
    public Outputs outputs() {
        return outputs;
    }

    /**
     * Takes what came, and decides.
     *
     * @param messages some of them are left if there are many
     * @param now in the time of {@code System.nanoTime}
     */
    public void tick(Queue<? extends Message> messages, long now) {
        completeBroken(now);
        for (int i = 0; i < MAX_MESSAGES; i++) {
            Message message = messages.poll();
            if (message == null) {
                break;
            }
            receive(message, now);
        }
        if (drains.mustAbandon(now)) {
            abandon(callers, now);
            abandon(queue, now);
        }
        expire(now);
        useSuppliedKey(now);
        begin(now);
        endTurns(now);
        drains.settle(now);
    }

    /** When to call {@link #tick} again without a message, after what the outputs hold was done; at most {@code latest}. */
    public long nextMoment(long now, long latest) {
        if (outputs.areLeft()) {
            return now + Outputs.REPAIR_NANOS;
        }
        if (drains.areSettled()) {
            return now;
        }
        long next = timers.nextMoment(drains.nextMoment(latest));
        boolean waitsForPause = limiter.isPaused(now) && limiter.pausedUntil() - next < 0;
        return waitsForPause && (hasReady(callers) || hasReady(queue)) ? limiter.pausedUntil() : next;
    }

    /** Whether there is nothing to do before another message comes. */
    public boolean isIdle() {
        return drains.isClosed() || (callers.isEmpty() && queue.isEmpty() && drains.isEmpty());
    }

    /** How many deliveries it owns. */
    int size() {
        return callers.size() + queue.size();
    }

    public boolean isClosed() {
        return drains.isClosed();
    }

    private void receive(Message message, long now) {
        Delivery delivery = message.delivery();
        try {
            message.receivedBy(this, now);
        } catch (Throwable t) {
            outputs.failed(t);
            if (delivery != null) {
                breakOff(delivery, t, now);
            }
        }
    }

    void accept(Delivery delivery, long now) {
        delivery.lane = delivery.callerWaits() ? callers : queue;
        delivery.number = accepted++;
        TrackResult violation = delivery.violation();
        if (violation != null) {
            complete(delivery, violation, now);
        } else if (drains.isClosing()) {
            complete(delivery, delivery.closed(), now);
        } else {
            makeReady(delivery, now);
        }
    }

    void withdraw(Delivery delivery, long now) {
        if (delivery.result == null) {
            complete(delivery, delivery.interrupted(), now);
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

    /** The supplier could not even be asked. */
    void keyNotAsked(Throwable failure, long now) {
        keys.answered(null);
        breakOffAll(callers, failure, now);
        breakOffAll(queue, failure, now);
    }

    private void breakOffAll(Lane lane, Throwable failure, long now) {
        for (Delivery next = lane.first(Phase.AWAITING_KEY); next != null; next = lane.first(Phase.AWAITING_KEY)) {
            breakOff(next, failure, now);
        }
    }

    /** What comes after its request was given up is dropped. */
    void ended(
            InFlightRequest request,
            HttpEngine.@Nullable Response response,
            @Nullable Exception failure,
            long now) {
        if (request.isCurrent()) {
            Delivery delivery = request.delivery();
            Secret key = request.apiKey();
            Outcome outcome = response != null
                    ? exchange.outcome(delivery.id(), response, key)
                    : LoopExchange.failure(
                            failure == null ? new IllegalStateException("no cause") : failure,
                            delivery.attemptTimeout(),
                            key);
            delivery.request = null;
            afterAttempt(delivery, outcome, true, now);
        }
    }

    private void expire(long now) {
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
            makeReady(delivery, now);
        } else if (delivery.phase == Phase.READY) {
            // Not before requests have had their turn: it may be one of them.
            delivery.turnIsOver = true;
            turnsAreOver = true;
        } else if (delivery.phase == Phase.AWAITING_KEY) {
            long millis = delivery.attemptTimeout().toMillis();
            String failure = "the API key was not supplied within " + millis + " ms";
            Outcome late = new Retryable(Kind.NO_ANSWER, null, null, failure, new TimeoutException());
            afterAttempt(delivery, late, false, now);
        } else if (delivery.request != null) {
            InFlightRequest request = delivery.request;
            Outcome late =
                    LoopExchange.failure(new TimeoutException(), delivery.attemptTimeout(), request.apiKey());
            outputs.cancel(request);
            delivery.request = null;
            afterAttempt(delivery, late, true, now);
        }
    }

    private void makeReady(Delivery delivery, long now) {
        lane(delivery).move(delivery, Phase.READY);
        delivery.turnIsOver = false;
        if (delivery.callerWaits()) {
            timers.schedule(delivery, delivery.turnEndsAt(rules, now));
        } else {
            timers.cancel(delivery);
        }
    }

    /** Begins as many attempts as may be under way. */
    private void begin(long now) {
        if (limiter.isPaused(now)) {
            endWhatAPauseOutlasts(callers, now);
            endWhatAPauseOutlasts(queue, now);
            return;
        }
        for (Delivery next = nextReady(); next != null && limiter.hasPermit(); next = nextReady()) {
            try {
                beginAttempt(next, now);
            } catch (Throwable t) {
                breakOff(next, t, now);
            }
        }
    }

    private @Nullable Delivery nextReady() {
        Delivery caller = callers.nextReady();
        return caller != null ? caller : queue.nextReady();
    }

    private void beginAttempt(Delivery delivery, long now) {
        byte[] body = delivery.body(rules.startupSlug());
        if (body == null) {
            complete(delivery, delivery.tooLarge(), now);
            return;
        }
        Duration timeout = delivery.beginAttempt(rules.timeout(), now);
        if (timeout.isZero()) {
            complete(delivery, delivery.noTime(), now);
            return;
        }
        timers.schedule(delivery, now + timeout.toNanos());
        delivery.permit = limiter.acquire();
        ApiKey.Use key = keys.fixed();
        if (key != null) {
            send(delivery, key, now);
        } else {
            lane(delivery).move(delivery, Phase.AWAITING_KEY);
            keys.ask();
        }
    }

    private void useSuppliedKey(long now) {
        ApiKey.Use key = keys.takeAnswer();
        if (key != null) {
            useKey(callers, key, now);
            useKey(queue, key, now);
        }
    }

    private void useKey(Lane lane, ApiKey.Use key, long now) {
        for (Delivery next = lane.first(Phase.AWAITING_KEY); next != null; next = lane.first(Phase.AWAITING_KEY)) {
            try {
                if (limiter.isStale(next.permit)) {
                    // A pause began while it waited for the key: it must have its turn again.
                    next.revokeAttempt();
                    release(next, false, now);
                    makeReady(next, now);
                } else {
                    send(next, key, now);
                }
            } catch (Throwable t) {
                breakOff(next, t, now);
            }
        }
    }

    private void send(Delivery delivery, ApiKey.Use key, long now) {
        if (key.fault() != null) {
            complete(delivery, delivery.noKey(key.fault()), now);
            return;
        }
        byte[] body = Objects.requireNonNull(delivery.body(rules.startupSlug()));
        HttpEngine.Request request =
                exchange.request(keys.headers(key.secret()), body, delivery.sent() + 1);
        delivery.request = new InFlightRequest(delivery, request, key.secret(), inbox);
        lane(delivery).move(delivery, Phase.SENDING);
    }

    private void afterAttempt(Delivery delivery, Outcome outcome, boolean wasSent, long now) {
        timers.cancel(delivery);
        Retryable limited = outcome instanceof Retryable retryable && retryable.kind() == Kind.RATE_LIMITED
                ? retryable
                : null;
        release(delivery, wasSent && limited == null, now);
        if (limited != null) {
            limiter.pause(delivery.pauseAfter(limited, rules), now);
        }
        Step step = delivery.next(outcome, rules, now);
        if (step instanceof Step.Retry retry) {
            lane(delivery).move(delivery, Phase.WAITING);
            timers.schedule(delivery, retry.until());
        } else {
            complete(delivery, ((Step.Complete) step).result(), now);
        }
        if (wasSent && rules.observed()) {
            Duration took = Duration.ofNanos(now - delivery.attemptBegan());
            Duration wait = step instanceof Step.Retry retry ? retry.delay() : null;
            outputs.report(
                    delivery, new Attempt(delivery.sent(), outcome.statusCode(), outcome.failure(), took, wait));
        }
    }

    private void endWhatAPauseOutlasts(Lane lane, long now) {
        Delivery next = lane.first(Phase.READY);
        while (next != null) {
            Delivery delivery = next;
            next = delivery.next;
            TrackResult result = delivery.endedByPause(limiter.askedToWait(now), limiter.pausedUntil());
            if (result != null) {
                complete(delivery, result, now);
            } else if (lane == queue) {
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
        Delivery next = callers.first(Phase.READY);
        while (next != null) {
            Delivery delivery = next;
            next = delivery.next;
            if (delivery.turnIsOver) {
                Duration asked = limiter.isPaused(now) ? limiter.askedToWait(now) : null;
                complete(delivery, delivery.noTurn(asked, now), now);
            }
        }
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

    private void complete(Delivery delivery, TrackResult result, long now) {
        letGo(delivery, now);
        delivery.result = result;
        lane(delivery).move(delivery, Phase.COMPLETED);
    }

    /** Also after an engine has thrown. Needs no memory; the result is made when there is some. */
    void breakOff(Delivery delivery, Throwable failure, long now) {
        outputs.failed(failure);
        if (delivery.result == null) {
            if (delivery.lane == null) {
                delivery.lane = delivery.callerWaits() ? callers : queue;
            }
            letGo(delivery, now);
            delivery.failure = failure;
            lane(delivery).move(delivery, Phase.BROKEN);
        }
    }

    private void completeBroken(long now) {
        completeBroken(callers, now);
        completeBroken(queue, now);
    }

    private void completeBroken(Lane lane, long now) {
        try {
            for (Delivery next = lane.first(Phase.BROKEN); next != null; next = lane.first(Phase.BROKEN)) {
                complete(next, next.internalError(Objects.requireNonNull(next.failure)), now);
            }
        } catch (Error stillNoMemory) {
            outputs.failed(stillNoMemory);
        }
    }

    private void letGo(Delivery delivery, long now) {
        timers.cancel(delivery);
        InFlightRequest request = delivery.request;
        if (request != null) {
            delivery.request = null;
            outputs.cancel(request);
        }
        release(delivery, false, now);
    }

    private void release(Delivery delivery, boolean widen, long now) {
        limiter.release(delivery.permit, widen, now);
        delivery.permit = RateLimiter.UNLIMITED;
    }

    private static boolean hasReady(Lane lane) {
        return lane.first(Phase.READY) != null;
    }

    private static Lane lane(Delivery delivery) {
        return Objects.requireNonNull(delivery.lane);
    }
}
