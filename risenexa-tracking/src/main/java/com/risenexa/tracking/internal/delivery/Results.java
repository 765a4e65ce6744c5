package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.internal.delivery.Outcome.Retryable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The results of a delivery that ended without a final answer, in words (CONTRACT R8, R15, R16). */
record Results(@Nullable String eventId, TotalTime total) {

    TrackResult exhausted(Retryable last, int attempts, int maxRetries) {
        int retries = attempts - 1;
        String message = "Request failed after " + retries + " retries";
        if (retries < maxRetries && total.bound() != null) {
            message += " within " + total.bound().toMillis() + " ms";
        }
        return undelivered(last, message, attempts);
    }

    TrackResult askedToWait(Retryable last, int attempts) {
        return undelivered(last, asksToWait(Objects.requireNonNull(last.retryAfter())), attempts);
    }

    /** The call met a pause that another call's 429 began; zero if it is over and others are let through first. */
    TrackResult paused(Duration pause, int attempts) {
        if (pause.isZero()) {
            return new RateLimited(eventId, null, "held back too long: the server limits the rate", null, attempts);
        }
        return new RateLimited(eventId, null, asksToWait(pause), wholeSeconds(pause), attempts);
    }

    TrackResult noTime() {
        return new ConnectionError(eventId, "no time was left to send a request", 0, null);
    }

    TrackResult interrupted(int attempts) {
        return new ConnectionError(eventId, "interrupted", attempts, null);
    }

    TrackResult closed(int attempts) {
        return new ClientClosed(eventId, "the client was closed before the event was delivered", attempts);
    }

    private TrackResult undelivered(Retryable last, String message, int attempts) {
        Duration retryAfter = last.retryAfter() == null ? null : wholeSeconds(last.retryAfter());
        return switch (last.kind()) {
            case RATE_LIMITED -> new RateLimited(eventId, last.statusCode(), message, retryAfter, attempts);
            case SERVER_ERROR ->
                new MaxRetriesExceeded(
                        eventId, Objects.requireNonNull(last.statusCode()), message, retryAfter, attempts);
            case NO_ANSWER ->
                new ConnectionError(eventId, Objects.requireNonNull(last.failure()), attempts, last.cause());
        };
    }

    private static String asksToWait(Duration wait) {
        return "server asks to wait " + wholeSeconds(wait).toSeconds() + " s";
    }

    /** Rounded up: asking again within the second would be too early. */
    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.getNano() == 0 ? wait.getSeconds() : wait.getSeconds() + 1);
    }
}
