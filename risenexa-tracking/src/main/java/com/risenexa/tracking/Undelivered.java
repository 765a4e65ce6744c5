package com.risenexa.tracking;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that was not delivered and may be sent again later, unchanged: if an earlier attempt was counted after all,
 * its id keeps it from being counted twice (CONTRACT R6, R12).
 */
public sealed interface Undelivered extends TrackError {

    /**
     * How long the server asked to wait before the event is sent again.
     *
     * @return whole seconds, rounded up; null if the server did not ask
     */
    default @Nullable Duration retryAfter() {
        return null;
    }

    /**
     * The server limits the rate (429), and the retries are used up or its wait is longer than the client's cap (R15).
     *
     * @param eventId the id of the event
     * @param statusCode 429, or null if the call met a pause and sent nothing (R16)
     * @param message for people
     * @param retryAfter what the server asked to wait, in whole seconds rounded up, or null if it did not say
     * @param attempts how many requests were sent; 0 if the call met a pause beyond the cap (R16)
     */
    record RateLimited(
            @Nullable UUID eventId,
            @Nullable Integer statusCode,
            String message,
            @Nullable Duration retryAfter,
            int attempts)
            implements Undelivered {
        @Override
        public String type() {
            return "rate_limited";
        }
    }

    /**
     * The server failed (408, 500, 502, 503, 504 and the like), and the retries are used up.
     *
     * @param eventId the id of the event
     * @param lastStatusCode the status of the last answer
     * @param message for people
     * @param retryAfter what the server asked to wait, in whole seconds rounded up, or null if it did not say
     * @param attempts how many requests were sent
     */
    record MaxRetriesExceeded(
            @Nullable UUID eventId,
            int lastStatusCode,
            String message,
            @Nullable Duration retryAfter,
            int attempts) implements Undelivered {
        @Override
        public String type() {
            return "max_retries_exceeded";
        }
    }

    /**
     * No complete response arrived: connection refused or reset, DNS or TLS error, time-out, truncated response, or the
     * caller was interrupted (R9, R11).
     *
     * @param eventId the id of the event
     * @param message names the cause, such as {@code connection refused} or {@code timed out after 2000 ms}
     * @param attempts how many requests were sent, refused connections included
     * @param cause what the HTTP engine threw, if anything
     */
    record ConnectionError(
            @Nullable UUID eventId,
            String message,
            int attempts,
            @Nullable Throwable cause) implements Undelivered {
        @Override
        public String type() {
            return "connection_error";
        }
    }

    /**
     * The client holds {@code maxPending} events already; nothing was sent (R29).
     *
     * @param eventId the id of the event
     * @param message for people
     */
    record QueueFull(@Nullable UUID eventId, String message) implements Undelivered {
        @Override
        public String type() {
            return "queue_full";
        }

        @Override
        public int attempts() {
            return 0;
        }
    }

    /**
     * The client was closed before the event was delivered (R29).
     *
     * @param eventId the id of the event
     * @param message for people
     * @param attempts how many requests were sent; one of them may have counted
     */
    record ClientClosed(@Nullable UUID eventId, String message, int attempts) implements Undelivered {
        @Override
        public String type() {
            return "client_closed";
        }
    }
}
