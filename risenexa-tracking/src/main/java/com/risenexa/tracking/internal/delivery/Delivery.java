package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.delivery.Outcome.Kind;
import com.risenexa.tracking.internal.delivery.Outcome.Retryable;
import com.risenexa.tracking.spi.RetryPolicy;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way: the state machine that decides what happens next. Its drivers only do as told: one holds the
 * caller's thread, one sets a timer. Used by one thread at a time.
 */
public final class Delivery {
    private final DeliveryRules rules;
    private final Results results;
    private final TotalTime total;
    private RateGate.@Nullable Ticket ticket;
    private @Nullable Retryable last;
    private Duration heldAtGate = Duration.ZERO;

    /** Written by the driver's thread, read by whoever closes the client. */
    private volatile int attempts;

    public Delivery(DeliveryRules rules, @Nullable String eventId, TotalTime total) {
        this.rules = rules;
        this.results = new Results(eventId, total);
        this.total = total;
    }

    /** Requests sent so far. */
    public int attempts() {
        return attempts;
    }

    /** What to do first, and after every {@link Step.Wait}. */
    public Step resume() {
        long now = rules.pacer().nanoTime();
        ticket = rules.gate().enter(now);
        if (ticket != null) {
            return send();
        }
        // It may have opened between the two questions; then the next answer comes at once.
        Duration closed = rules.gate().closedFor(now);
        // Pauses of the gate may follow one another: the cap holds for their sum, or a call could be held for ever.
        heldAtGate = heldAtGate.plus(closed);
        if (rules.policy().isTooLong(heldAtGate)) {
            return new Step.Done(results.paused(closed, attempts));
        }
        return waitIfTimeAllows(closed, () -> last == null ? results.paused(closed, attempts) : exhausted(last));
    }

    /** What to do after an attempt. */
    public Step next(Outcome outcome) {
        leaveGate(outcome);
        if (outcome instanceof Outcome.Final end) {
            return new Step.Done(end.result().apply(attempts));
        }
        Retryable failed = (Retryable) outcome;
        last = failed;
        RetryPolicy policy = rules.policy();
        if (failed.kind() == Kind.RATE_LIMITED) {
            // Without a moment from the server, all pause for a first backoff: a 429 is about the client, not the
            // event.
            rules.gate().close(rules.pacer().nanoTime(), policy.delay(0, failed.retryAfter(), rules.random()));
        }
        if (!policy.allowsAfter(attempts)) {
            return new Step.Done(exhausted(failed));
        }
        if (policy.isTooLong(failed.retryAfter())) {
            return new Step.Done(results.askedToWait(failed, attempts));
        }
        Duration delay = policy.delay(attempts - 1, failed.retryAfter(), rules.random());
        return waitIfTimeAllows(delay, () -> exhausted(failed));
    }

    /** The result of a delivery that is given up because the client is closed. */
    public TrackResult closed() {
        return results.closed(attempts);
    }

    /** The result of a delivery whose thread was interrupted in a wait. */
    public TrackResult interrupted() {
        return results.interrupted(attempts);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time writes it, see above
    private Step send() {
        Duration timeout = total.cap(rules.timeout());
        if (timeout.isZero()) {
            leaveGate(null);
            return new Step.Done(last == null ? results.noTime() : exhausted(last));
        }
        heldAtGate = Duration.ZERO;
        attempts++;
        return new Step.Send(timeout);
    }

    private void leaveGate(@Nullable Outcome outcome) {
        if (ticket != null) {
            boolean limited = outcome instanceof Retryable retryable && retryable.kind() == Kind.RATE_LIMITED;
            rules.gate().left(ticket, outcome != null && !limited);
            ticket = null;
        }
    }

    private Step waitIfTimeAllows(Duration wait, Supplier<TrackResult> otherwise) {
        return total.allows(rules.pacer().real(wait)) ? new Step.Wait(wait) : new Step.Done(otherwise.get());
    }

    private TrackResult exhausted(Retryable failed) {
        return results.exhausted(failed, attempts, rules.policy().maxRetries());
    }
}
