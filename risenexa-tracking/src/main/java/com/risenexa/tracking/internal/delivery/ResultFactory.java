package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.internal.http.AttemptOutcome.Retryable;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The results of deliveries that end without a final response, in words (CONTRACT R8, R11, R15, R16, R29). */
final class ResultFactory {
    private ResultFactory() {}

    /** The last error, after as many attempts as are allowed, or as there was time for: then that bound is named. */
    static TrackResult exhausted(@Nullable UUID id, Retryable last, int retries, @Nullable Duration within, int sent) {
        String message = "Request failed after " + retries + " retries";
        return undelivered(id, last, within == null ? message : message + " within " + within.toMillis() + " ms", sent);
    }

    static TrackResult askedToWait(@Nullable UUID id, Retryable last, int sent) {
        return undelivered(id, last, asksToWait(Objects.requireNonNull(last.retryAfter())), sent);
    }

    /** The call met a pause that another call's 429 began. */
    static TrackResult paused(@Nullable UUID id, Duration asked, int sent) {
        return new RateLimited(id, null, asksToWait(asked), wholeSeconds(asked), sent);
    }

    /** The caller's turn did not come in time; {@code asked} is what is left of a pause, null if there is none. */
    static TrackResult noTurn(@Nullable UUID id, Duration limit, @Nullable Duration asked, int sent) {
        String within = limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
        Duration retryAfter = asked == null ? null : wholeSeconds(asked);
        return new RateLimited(id, null, "rate limit: no turn within " + within, retryAfter, sent);
    }

    static TrackResult noTime(@Nullable UUID id) {
        return new ConnectionError(id, "no time was left to send a request", 0, null);
    }

    static TrackResult interrupted(@Nullable UUID id, int sent) {
        return new ConnectionError(id, "interrupted", sent, null);
    }

    /** Something of ours or of the user's threw. */
    static TrackResult internalError(@Nullable UUID id, Throwable cause, int sent) {
        return new ConnectionError(id, "internal error: " + cause.getClass().getName(), sent, cause);
    }

    static TrackResult closed(@Nullable UUID id, int sent) {
        return new ClientClosed(id, "the client was closed before the event was delivered", sent);
    }

    private static TrackResult undelivered(@Nullable UUID id, Retryable last, String message, int sent) {
        Duration retryAfter = last.retryAfter() == null ? null : wholeSeconds(last.retryAfter());
        return switch (last.kind()) {
            case RATE_LIMITED -> new RateLimited(id, last.statusCode(), message, retryAfter, sent);
            case SERVER_ERROR ->
                new MaxRetriesExceeded(id, Objects.requireNonNull(last.statusCode()), message, retryAfter, sent);
            case NO_ANSWER -> new ConnectionError(id, Objects.requireNonNull(last.failure()), sent, last.cause());
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
