package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides from a result what happens to the row and to the worker. Pure. */
sealed interface DeliveryDecision {
    int FIRST_SERVER_ERROR = 500;

    /** The server has it. */
    record Delivered() implements DeliveryDecision {}

    /**
     * Again later.
     *
     * @param delay how long the row waits
     * @param pause how long the server asked all of this client's events to wait, or null
     * @param unavailable whether the server could not be reached, or answered 5xx
     */
    record Retry(Duration delay, @Nullable Duration pause, boolean unavailable) implements DeliveryDecision {}

    /**
     * Sending it again would end the same.
     *
     * @param blamesClient whether the client's credentials, settings or network are likelier at fault than the event
     */
    record Reject(boolean blamesClient) implements DeliveryDecision {}

    /** Nothing was sent, and nothing will be until the client's options are corrected. */
    record Unconfigured() implements DeliveryDecision {}

    /**
     * Judges a result.
     *
     * @param attemptsBefore requests sent for this event before
     * @param random uniform in [0, 1]
     */
    static DeliveryDecision of(TrackResult result, int attemptsBefore, double random) {
        if (result instanceof Accepted) {
            return new Delivered();
        }
        if (result instanceof Rejected.ConfigurationError) {
            return new Unconfigured();
        }
        if (result instanceof Rejected) {
            return new Reject(!(result instanceof Rejected.ValidationError));
        }
        Duration backoff = RetryPolicy.patientBackoff(attemptsBefore, random);
        Duration asked = asked((Undelivered) result);
        return asked == null
                ? new Retry(backoff, null, unavailable(result))
                : new Retry(asked, asked, unavailable(result));
    }

    private static boolean unavailable(TrackResult result) {
        return result instanceof Undelivered.ConnectionError
                || (result instanceof Undelivered.MaxRetriesExceeded exceeded
                        && exceeded.lastStatusCode() >= FIRST_SERVER_ERROR);
    }

    private static @Nullable Duration asked(Undelivered result) {
        Duration asked = result.retryAfter();
        return asked == null ? null : RetryPolicy.pause(asked);
    }
}
