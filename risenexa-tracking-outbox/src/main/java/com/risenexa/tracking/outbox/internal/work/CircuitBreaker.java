package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker for all deliveries of one worker. Closed, events are sent. It opens on ten failures in a row that say
 * nothing about the event: connection errors and 5xx, or rejections that blame the client. When its time is over it is
 * half-open: one event is sent as a probe. A success closes it, a failure opens it for longer. Beside that it holds the
 * pause that the server asked for. Thread-safe; moments are arguments.
 */
final class CircuitBreaker {
    /** So many failures in a row are no coincidence. */
    static final int THRESHOLD = 10;

    /** A probe that did not report back by then is forgotten. */
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(1);

    /** An unreachable server is tried after 1, 2, 4, 8, 16 and then every 30 s. */
    private static final int LAST_UNAVAILABLE_STEP = 5;

    /** Rejections of the client are tried again after 30 s, growing to 15 minutes: the sixth retry's wait and on. */
    private static final int FIRST_REJECTION_STEP = 5;

    /** The states. */
    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** The effect of a rejection. */
    enum Effect {
        /** The event is parked. */
        PARK,
        /** The event stays: the circuit opens by this. */
        OPENED,
        /** The event stays: the circuit is open. */
        STAY
    }

    private final DoubleSupplier randomness;
    private final double timeScale;
    private Instant askedUntil = Instant.MIN;
    private Instant openUntil = Instant.MIN;
    private Instant probeEnds = Instant.MIN;
    private boolean closed = true;
    private @Nullable String because;
    private int unavailableInARow;
    private int rejectedInARow;
    private int failedProbes;

    CircuitBreaker(DoubleSupplier randomness, double timeScale) {
        this.randomness = randomness;
        this.timeScale = timeScale;
    }

    synchronized State state(Instant now) {
        return closed ? State.CLOSED : now.isBefore(openUntil) ? State.OPEN : State.HALF_OPEN;
    }

    /** How many events may be claimed of those wanted: all, none, or the next probe. */
    synchronized int claimable(Instant now, int wanted) {
        if (pausedUntil(now) != null) {
            return 0;
        }
        return closed ? wanted : now.isBefore(probeEnds) ? 0 : Math.min(1, wanted);
    }

    /** Whether an event may be sent now. Half-open, the one that may is the probe until its result is recorded. */
    synchronized boolean tryAcquire(Instant now) {
        if (claimable(now, 1) == 0) {
            return false;
        }
        if (!closed) {
            probeEnds = now.plus(LONGEST_PROBE);
        }
        return true;
    }

    /** An event was accepted; whether this closed the circuit. */
    synchronized boolean success() {
        boolean recovered = !closed;
        closed = true;
        because = null;
        openUntil = Instant.MIN;
        probeEnds = Instant.MIN;
        unavailableInARow = 0;
        rejectedInARow = 0;
        failedProbes = 0;
        return recovered;
    }

    /** A result that says nothing about the server or the client's settings: the next event may be the probe. */
    synchronized void inconclusive() {
        probeEnds = Instant.MIN;
    }

    /** The server asked for a pause; whether it is longer than the one there is. */
    synchronized boolean askedToWait(Instant moment) {
        probeEnds = Instant.MIN;
        if (!moment.isAfter(askedUntil)) {
            return false;
        }
        askedUntil = moment;
        return true;
    }

    /** A connection error or a 5xx; whether the circuit opened by it, or opened anew after a probe. */
    synchronized boolean unavailable(Instant now, TrackError error) {
        rejectedInARow = 0;
        unavailableInARow++;
        return opensOn(now, error, unavailableInARow >= THRESHOLD, Math.min(failedProbes, LAST_UNAVAILABLE_STEP));
    }

    /**
     * A rejection that blames the client's credentials or settings.
     *
     * @param atOnce whether one is enough
     */
    synchronized Effect rejected(Instant now, TrackError error, boolean atOnce) {
        unavailableInARow = 0;
        rejectedInARow++;
        boolean wasClosed = closed;
        boolean enough = atOnce || rejectedInARow > THRESHOLD;
        boolean opened = opensOn(now, error, enough, FIRST_REJECTION_STEP + failedProbes);
        if (wasClosed) {
            return opened ? Effect.OPENED : Effect.PARK;
        }
        return Effect.STAY;
    }

    private boolean opensOn(Instant now, TrackError error, boolean enough, int step) {
        if (closed ? !enough : now.isBefore(openUntil)) {
            return false;
        }
        closed = false;
        probeEnds = Instant.MIN;
        because = error.type() + ": " + error.message();
        Duration wait = RetryPolicy.patientBackoff(step, randomness.getAsDouble());
        openUntil = now.plusNanos((long) (wait.toNanos() / timeScale));
        failedProbes++;
        return true;
    }

    /** Somebody says that the cause is gone: the next probe is due at once, but for a pause that the server asked for. */
    synchronized void reset() {
        openUntil = Instant.MIN;
        probeEnds = Instant.MIN;
    }

    /** When the pause ends, or null if there is none. */
    synchronized @Nullable Instant pausedUntil(Instant now) {
        Instant until = askedUntil.isAfter(openUntil) ? askedUntil : openUntil;
        return now.isBefore(until) ? until : null;
    }

    synchronized @Nullable String because(Instant now) {
        return !closed ? because : now.isBefore(askedUntil) ? "the server asked to wait" : null;
    }
}
