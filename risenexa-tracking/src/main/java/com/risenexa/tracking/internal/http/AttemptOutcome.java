package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.TrackResult;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The outcome of one attempt, independent of HTTP status codes. */
public sealed interface AttemptOutcome {

    /** The status of the answer, to be told to listeners and results. */
    @Nullable
    Integer statusCode();

    /** Why no whole answer came, or null if one did. */
    @Nullable
    String failure();

    /**
     * The event has come to its end.
     *
     * @param result the result, given the number of attempts
     */
    record Final(
            IntFunction<TrackResult> result,
            @Nullable Integer statusCode,
            @Nullable String failure) implements AttemptOutcome {}

    /**
     * The same event may be accepted later.
     *
     * @param retryAfter what the server asked to wait
     */
    record Retryable(
            Kind kind,
            @Nullable Integer statusCode,
            @Nullable Duration retryAfter,
            @Nullable String failure,
            @Nullable Throwable cause)
            implements AttemptOutcome {

        /** Why there is nothing final, in words. */
        public String description() {
            return failure != null ? failure : "status " + statusCode;
        }
    }

    /** The reason why an event may be sent again; decides the type of the last result (CONTRACT R17). */
    enum Kind {
        RATE_LIMITED,
        SERVER_ERROR,
        NO_ANSWER
    }
}
