package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.outbox.internal.row.Payload;
import com.risenexa.tracking.outbox.internal.sql.Completion;
import com.risenexa.tracking.support.OneAttempt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends what is claimed, once per claim, and says how the claim ends. Thread-safe: many send at the same time. */
final class Sender {
    private final OneAttempt attempt;
    private final Supplier<String> startupSlug;
    private final CircuitBreaker breaker;
    private final CompletionWriter writer;
    private final InstantSource clock;
    private final WorkerSettings settings;
    private final Runnable paused;
    private final Runnable resumed;
    private volatile boolean closing;

    /**
     * A sender.
     *
     * @param startupSlug what the client sends for; empty if it does not say
     * @param clock the database's
     * @param paused called when a pause has begun
     * @param resumed called when events are accepted again
     */
    Sender(
            OneAttempt attempt,
            Supplier<String> startupSlug,
            CircuitBreaker breaker,
            CompletionWriter writer,
            InstantSource clock,
            WorkerSettings settings,
            Runnable paused,
            Runnable resumed) {
        this.attempt = attempt;
        this.startupSlug = startupSlug;
        this.breaker = breaker;
        this.writer = writer;
        this.clock = clock;
        this.settings = settings;
        this.paused = paused;
        this.resumed = resumed;
    }

    /** From now on what is not on its way is given back. */
    void closing() {
        closing = true;
    }

    void send(Claim claim) {
        if (closing) {
            writer.add(released(claim));
            return;
        }
        TrackingEvent event;
        try {
            Payload payload = Payload.read(claim.payload());
            String slug = startupSlug.get();
            if (!slug.isEmpty() && !payload.startupSlug().isEmpty() && !slug.equals(payload.startupSlug())) {
                writer.add(unsendable(
                        claim,
                        "the event was recorded for startup " + payload.startupSlug() + ", this client sends for "
                                + slug));
                return;
            }
            event = payload.event();
        } catch (IOException e) {
            writer.add(unsendable(claim, "the row cannot be read: " + e.getMessage()));
            return;
        }
        writer.add(breaker.tryAcquire(clock.instant()) ? ended(claim, attempted(event)) : released(claim));
    }

    private TrackResult attempted(TrackingEvent event) {
        try {
            return attempt.send(event);
        } catch (Throwable e) {
            // Ours never throws; a fake may, and no event may be left without an end.
            return new ConnectionError(event.eventId(), "the client threw " + e, 1, e);
        }
    }

    private Completion ended(Claim claim, TrackResult result) {
        DeliveryDecision decision = DeliveryDecision.of(
                result, claim.attempts(), settings.randomness().getAsDouble());
        if (decision instanceof DeliveryDecision.Delivered) {
            if (breaker.success()) {
                OutboxLog.info("an event is accepted again, the outbox delivers");
                resumed.run();
            }
            return Completion.delivered(claim.eventId(), claim.version());
        }
        TrackError error = (TrackError) result;
        if (decision instanceof DeliveryDecision.Retry retry) {
            return retried(claim, error, retry);
        }
        return refused(claim, error, decision);
    }

    private Completion retried(Claim claim, TrackError error, DeliveryDecision.Retry retry) {
        if (closing && Thread.currentThread().isInterrupted()) {
            return released(claim);
        }
        Instant now = clock.instant();
        Duration pause = retry.pause();
        boolean pauses = pause != null && breaker.askedToWait(now.plus(settings.real(pause)));
        if (!retry.unavailable()) {
            breaker.inconclusive();
        } else if (breaker.unavailable(now, error)) {
            OutboxLog.warn("Risenexa is unavailable, one event is tried now and then: " + error.message());
            pauses = true;
        }
        if (pauses) {
            paused.run();
        }
        String json = StoredResult.withAttempts(error, claim.attempts() + error.attempts());
        return postponed(claim, error.attempts(), now.plus(settings.real(retry.delay())), json);
    }

    private Completion refused(Claim claim, TrackError error, DeliveryDecision decision) {
        String json = StoredResult.withAttempts(error, claim.attempts() + error.attempts());
        boolean unconfigured = decision instanceof DeliveryDecision.Unconfigured;
        if (!unconfigured && !((DeliveryDecision.Reject) decision).blamesClient()) {
            breaker.inconclusive();
            return Completion.parked(claim.eventId(), claim.version(), error.attempts(), json);
        }
        Instant now = clock.instant();
        CircuitBreaker.Effect effect = breaker.rejected(now, error, unconfigured);
        if (effect == CircuitBreaker.Effect.PARK) {
            return Completion.parked(claim.eventId(), claim.version(), error.attempts(), json);
        }
        if (effect == CircuitBreaker.Effect.OPENED) {
            OutboxLog.warn("the outbox pauses, events stay and one is tried now and then: " + error.type()
                    + (unconfigured ? ", " + error.message() : ""));
        }
        paused.run();
        Instant until = breaker.pausedUntil(now);
        return postponed(claim, error.attempts(), until == null ? now : until, json);
    }

    private static Completion postponed(Claim claim, int attempts, Instant due, @Nullable String result) {
        return Completion.postponed(claim.eventId(), claim.version(), attempts, due, result);
    }

    private static Completion released(Claim claim) {
        return postponed(claim, 0, claim.due(), null);
    }

    private static Completion unsendable(Claim claim, String why) {
        ValidationError error = new ValidationError(claim.uuid(), null, why, List.of(why), 0);
        return Completion.parked(
                claim.eventId(), claim.version(), 0, StoredResult.withAttempts(error, claim.attempts()));
    }
}
