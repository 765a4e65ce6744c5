package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.spi.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the worker back while sending makes no sense: until the moment that the server asked for, or, after a run of
 * refusals that blame the client, until one event sent for trial is taken. Thread-safe; column are arguments.
 */
final class CircuitBreaker {
    /** So many refusals in a row are no coincidence. */
    static final int RUN = 10;

    /** How long others wait while one event is on trial. */
    static final Duration TRIAL = Duration.ofSeconds(1);

    /** A trial that did not report back by then is forgotten. */
    private static final Duration LONGEST_TRIAL = Duration.ofMinutes(1);

    /** The first pause is that of the sixth retry, 30 s; they grow to 15 minutes. */
    private static final int FIRST_PAUSE = 5;

    private final DoubleSupplier randomness;
    private Instant until = Instant.MIN;
    private @Nullable String because;
    private int run;
    private boolean tripped;
    private int trials;
    private Instant trialEnds = Instant.MIN;

    CircuitBreaker(DoubleSupplier randomness) {
        this.randomness = randomness;
    }

    /** When to try again, or null: go ahead. While tripped, one at a time goes ahead. */
    synchronized @Nullable Instant heldUntil(Instant now) {
        if (now.isBefore(until)) {
            return until;
        }
        if (!tripped) {
            return null;
        }
        if (now.isBefore(trialEnds)) {
            return now.plus(TRIAL);
        }
        trialEnds = now.plus(LONGEST_TRIAL);
        return null;
    }

    /** An event was taken; whether this ended a pause after a run of refusals. */
    synchronized boolean accepted() {
        boolean recovered = tripped;
        run = 0;
        trials = 0;
        release();
        return recovered;
    }

    /** An answer that blames nobody, such as a time-out. */
    synchronized void undecided() {
        trialEnds = Instant.MIN;
    }

    /** The server asked for a pause; whether it is longer than the one there is. */
    synchronized boolean askedToWait(Instant moment) {
        trialEnds = Instant.MIN;
        if (!moment.isAfter(until)) {
            return false;
        }
        until = moment;
        because = "the server asked to wait";
        return true;
    }

    /** What a refusal does. */
    enum Effect {
        /** The event is parked. */
        PARK,
        /** The event stays, and the worker pauses from now on. */
        TRIP,
        /** The event stays: the pause goes on. */
        HOLD
    }

    /**
     * A refusal that blames the client.
     *
     * @param atOnce whether one is enough
     */
    synchronized Effect refused(Instant now, TrackError error, boolean atOnce) {
        trialEnds = Instant.MIN;
        run++;
        if (tripped && now.isBefore(until)) {
            return Effect.HOLD;
        }
        if (!tripped && !atOnce && run <= RUN) {
            return Effect.PARK;
        }
        Effect effect = tripped ? Effect.HOLD : Effect.TRIP;
        tripped = true;
        because = error.type() + ": " + error.message();
        until = now.plus(RetryPolicy.patientBackoff(FIRST_PAUSE + trials, randomness.getAsDouble()));
        trials++;
        return effect;
    }

    /** Somebody says that the cause is mended: a pause after refusals ends, one that the server asked for does not. */
    synchronized void mended() {
        if (tripped) {
            until = Instant.MIN;
            trialEnds = Instant.MIN;
        }
    }

    /** When the pause ends, or null if there is none. */
    synchronized @Nullable Instant pausedUntil(Instant now) {
        return now.isBefore(until) ? until : null;
    }

    synchronized @Nullable String because(Instant now) {
        return now.isBefore(until) || tripped ? because : null;
    }

    private void release() {
        if (tripped) {
            tripped = false;
            until = Instant.MIN;
            trialEnds = Instant.MIN;
            because = null;
        }
    }
}
