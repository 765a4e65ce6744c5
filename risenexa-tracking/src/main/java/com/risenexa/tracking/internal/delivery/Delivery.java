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
    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);
    private static final Duration SHORTEST_TURN = Duration.ofMillis(25);

    private final DeliveryRules rules;
    private final Results results;
    private final TotalTime total;
    private RateGate.@Nullable Ticket ticket;

    /** Read by whoever says at the JVM's end why this was not delivered. */
    private volatile @Nullable Retryable last;

    /** When the gate first held this attempt back, in the pacer's time. */
    private @Nullable Long heldSince;

    /** How much of that time the gate was closed; the rest was spent in line. */
    private Duration paused = Duration.ZERO;

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

    /** Why the last attempt failed; null if none did. */
    public @Nullable String lastFailure() {
        Retryable failed = last;
        if (failed == null) {
            return null;
        }
        return failed.failure() != null ? failed.failure() : "status " + failed.statusCode();
    }

    /** What to do first, and after every {@link Step.Wait} or {@link Step.Turn}. */
    public Step resume() {
        long now = rules.pacer().nanoTime();
        RateGate.Answer answer = rules.gate().enter(now);
        if (answer instanceof RateGate.Ticket passage) {
            ticket = passage;
            return send();
        }
        return held(now, answer instanceof RateGate.Closed pause ? pause.left() : Duration.ZERO);
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

    /** Gives back what this delivery holds, for a driver that is torn out of an attempt by an {@code Error}. */
    public void abandon() {
        leaveGate(null);
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
        heldSince = null;
        paused = Duration.ZERO;
        attempts++;
        return new Step.Send(
                timeout, total.cap(rules.timeout().plus(rules.extraTime().get())));
    }

    private void leaveGate(@Nullable Outcome outcome) {
        if (ticket != null) {
            boolean limited = outcome instanceof Retryable retryable && retryable.kind() == Kind.RATE_LIMITED;
            rules.gate().left(ticket, outcome != null && !limited, rules.pacer().nanoTime());
            ticket = null;
        }
    }

    /** Pauses may follow one another: the cap holds for their sum, and for the time in line, or it could go on for ever. */
    private Step held(long now, Duration closed) {
        long since = heldSince == null ? now : heldSince;
        heldSince = since;
        Duration inLine = Duration.ofNanos(now - since).minus(paused);
        paused = paused.plus(closed);
        if (rules.policy().isTooLong(paused) || rules.policy().isTooLong(inLine)) {
            return new Step.Done(results.paused(closed, attempts));
        }
        Supplier<TrackResult> otherwise = () -> last == null ? results.paused(closed, attempts) : exhausted(last);
        return closed.isZero() ? turn(inLine, otherwise) : waitIfTimeAllows(closed, otherwise);
    }

    /** In line for as long as the cap allows, in pieces: whoever is not called looks again. */
    private Step turn(Duration inLine, Supplier<TrackResult> otherwise) {
        Duration rest = rules.policy().maxRetryAfter().minus(inLine).plusNanos(1);
        Duration atMost = rest.compareTo(LONGEST_TURN) < 0 ? rest : LONGEST_TURN;
        if (rules.timeAllows(total, atMost)) {
            return new Step.Turn(atMost);
        }
        return rules.timeAllows(total, SHORTEST_TURN) ? new Step.Turn(SHORTEST_TURN) : new Step.Done(otherwise.get());
    }

    private Step waitIfTimeAllows(Duration wait, Supplier<TrackResult> otherwise) {
        return rules.timeAllows(total, wait) ? new Step.Wait(wait) : new Step.Done(otherwise.get());
    }

    private TrackResult exhausted(Retryable failed) {
        return results.exhausted(failed, attempts, rules.policy().maxRetries());
    }
}
