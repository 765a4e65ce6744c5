package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.http.AttemptOutcome;
import com.risenexa.tracking.internal.http.AttemptOutcome.Final;
import com.risenexa.tracking.internal.http.AttemptOutcome.Retryable;
import com.risenexa.tracking.internal.time.Nanos;
import com.risenexa.tracking.support.EventCodec;
import com.risenexa.tracking.support.EventValidator;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to its result: the only place that decides what happens next. Made by the caller's thread; then it
 * belongs to the loop's.
 */
public final class Delivery implements Message.Submission {
    private final TrackingEvent event;
    private final RetryPolicy policy;
    private final ResultHandler completion;
    private final boolean callerWaits;
    private final @Nullable Duration total;
    private final long endsAt;

    // Where it is; kept by the loop, its lists and its timers.
    @Nullable
    Lane lane;

    @Nullable
    Phase phase;

    @Nullable
    Delivery previous;

    @Nullable
    Delivery next;

    long number;
    long timerAt;
    boolean hasTimer;
    boolean turnIsOver;
    long permit = RateLimiter.UNLIMITED;

    @Nullable
    InFlightRequest request;

    @Nullable
    Throwable failure;

    @Nullable
    TrackResult result;

    private @Nullable UUID id;
    private byte @Nullable [] body;

    /** Attempts begun, and those of them whose request was sent. */
    private int tries;

    private int sent;
    private @Nullable Retryable last;
    private long attemptBegan;
    private Duration attemptTimeout = Duration.ZERO;

    private Delivery(
            TrackingEvent event,
            RetryPolicy policy,
            ResultHandler completion,
            boolean callerWaits,
            @Nullable Duration total,
            long endsAt) {
        this.event = event;
        this.policy = policy;
        this.completion = completion;
        this.callerWaits = callerWaits;
        this.total = total;
        this.endsAt = endsAt;
    }

    /** Of the queue. */
    public static Delivery queued(TrackingEvent event, RetryPolicy policy, ResultHandler completion) {
        return new Delivery(event, policy, completion, false, null, 0);
    }

    /**
     * Of a caller who waits.
     *
     * @param total bounds the whole call, from {@code now} in the time of {@code System.nanoTime}; null if nothing does
     */
    public static Delivery awaited(
            TrackingEvent event, RetryPolicy policy, @Nullable Duration total, long now, ResultHandler completion) {
        return new Delivery(event, policy, completion, true, total, total == null ? 0 : now + Nanos.of(total));
    }

    @Override
    public void receivedBy(DeliveryLoop loop, long now) {
        loop.accept(this, now);
    }

    @Override
    public Delivery delivery() {
        return this;
    }

    public TrackingEvent event() {
        return event;
    }

    public ResultHandler completion() {
        return completion;
    }

    boolean callerWaits() {
        return callerWaits;
    }

    /** The id of a valid event. */
    UUID id() {
        return Objects.requireNonNull(id);
    }

    int sent() {
        return sent;
    }

    long attemptBegan() {
        return attemptBegan;
    }

    Duration attemptTimeout() {
        return attemptTimeout;
    }

    /** Why the event is not sent at all (CONTRACT R10); null if it is valid. */
    @Nullable
    TrackResult violation() {
        id = event.eventId();
        List<String> violations = EventValidator.faults(event);
        return violations.isEmpty() ? null : EventValidator.invalid(id, violations);
    }

    /** The bytes that every attempt sends; null if they are too many, see {@link #tooLarge}. */
    byte @Nullable [] body(String startupSlug) {
        byte[] known = body;
        if (known == null) {
            known = EventCodec.encode(event, startupSlug);
            body = known;
        }
        return known.length > EventValidator.MAX_BODY_BYTES ? null : known;
    }

    TrackResult tooLarge() {
        return Objects.requireNonNull(EventValidator.tooLarge(id, Objects.requireNonNull(body)));
    }

    /** Begins an attempt; when it is to be given up, or zero if there is no time for one. */
    Duration beginAttempt(DeliveryRules rules, long now) {
        attemptTimeout = withinTotal(rules.timeout(), now);
        attemptBegan = now;
        if (!attemptTimeout.isZero()) {
            tries++;
        }
        return withinTotal(rules.timeout().plus(rules.extraTime().get()), now);
    }

    private Duration withinTotal(Duration time, long now) {
        return total != null && endsAt - now < Nanos.of(time) ? Duration.ofNanos(Math.max(0, endsAt - now)) : time;
    }

    /** Takes an attempt back whose request was not sent. */
    void revokeAttempt() {
        tries--;
    }

    /** Counts a request; which attempt it is. */
    int countRequest() {
        return ++sent;
    }

    /** What to do after an attempt. */
    Step next(AttemptOutcome outcome, DeliveryRules rules, long now) {
        if (outcome instanceof Final end) {
            return new Step.Complete(end.result().apply(sent));
        }
        Retryable failed = (Retryable) outcome;
        last = failed;
        if (!policy.allowsAfter(tries)) {
            return new Step.Complete(exhausted(failed, null));
        }
        if (policy.isTooLong(failed.retryAfter())) {
            return new Step.Complete(ResultFactory.askedToWait(id, failed, sent));
        }
        double random = rules.random().getAsDouble();
        Duration delay = policy.delay(tries - 1, failed.retryAfter(), random);
        long until = now + rules.scaledNanos(delay);
        return isOverBy(until) ? new Step.Complete(exhausted(failed, total)) : new Step.Retry(until, delay);
    }

    /** How long a 429 pauses all: without a moment from the server for a first backoff, whatever retry met it. */
    Duration pauseAfter(Retryable limited, DeliveryRules rules) {
        double random = rules.random().getAsDouble();
        return policy.delay(0, limited.retryAfter(), random);
    }

    /** The moment until which it waits for its turn (CONTRACT R15), for a caller who waits. */
    long turnEndsAt(DeliveryRules rules, long now) {
        long limit = now + rules.scaledNanos(policy.maxRetryAfter());
        return total != null && endsAt - limit < 0 ? endsAt : limit;
    }

    /** The result if a pause is longer than this delivery waits; null if it waits. */
    @Nullable
    TrackResult endedByPause(Duration asked, long pausedUntil) {
        if (policy.isTooLong(asked)) {
            return ResultFactory.paused(id, asked, sent);
        }
        return isOverBy(pausedUntil) ? outOfTime(ResultFactory.paused(id, asked, sent)) : null;
    }

    /** The result of a caller whose turn did not come. */
    TrackResult noTurn(@Nullable Duration asked, long now) {
        boolean outOfTime = total != null && isOverBy(now);
        Duration limit = outOfTime ? Objects.requireNonNull(total) : policy.maxRetryAfter();
        TrackResult noTurn = ResultFactory.noTurn(id, limit, asked, sent);
        return outOfTime ? outOfTime(noTurn) : noTurn;
    }

    TrackResult noTime() {
        return outOfTime(ResultFactory.noTime(id));
    }

    TrackResult closed() {
        return ResultFactory.closed(id, sent);
    }

    TrackResult interrupted() {
        return ResultFactory.interrupted(id, sent);
    }

    TrackResult internalError(Throwable cause) {
        return ResultFactory.internalError(id, cause, sent);
    }

    TrackResult noKey(String fault) {
        return new ConfigurationError(id, fault, sent);
    }

    private boolean isOverBy(long moment) {
        return total != null && endsAt - moment <= 0;
    }

    private TrackResult outOfTime(TrackResult otherwise) {
        return last == null ? otherwise : exhausted(last, total);
    }

    private TrackResult exhausted(Retryable failed, @Nullable Duration within) {
        return ResultFactory.exhausted(id, failed, tries - 1, within, sent);
    }

    /** The next step of a {@link Delivery} after an attempt. */
    sealed interface Step {

        /** This is its result. */
        record Complete(TrackResult result) implements Step {}

        /**
         * It waits for another attempt.
         *
         * @param until in the time of {@code System.nanoTime}
         * @param delay the same as the policy says it, not scaled
         */
        record Retry(long until, Duration delay) implements Step {}
    }

    /** Takes the result of a delivery, once, on the loop's thread; must be quick. */
    public interface ResultHandler {
        void complete(TrackResult result);

        /** Whether a {@link Message.Notified} follows once callbacks have run; else the event is told of with the result. */
        boolean notifiesLater();
    }
}
