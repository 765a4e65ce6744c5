package com.risenexa.tracking;

import com.risenexa.tracking.internal.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A result as one JSON object, always with the same keys (CONTRACT R28). */
final class ResultJson {
    private ResultJson() {}

    static String write(TrackResult result) {
        return JsonWriter.objectAsText(json -> {
            json.field("result", result.type());
            json.field("event_id", Objects.toString(result.eventId(), null));
            json.field("status_code", statusCode(result));
            json.field("last_status_code", lastStatusCode(result));
            json.field("attempts", result.attempts());
            json.field("message", result instanceof TrackError error ? error.message() : null);
            json.field("errors", errors(result));
            json.field("retry_after", retryAfter(result));
            json.field("body", result instanceof Accepted accepted ? accepted.body() : null);
        });
    }

    private static @Nullable Integer statusCode(TrackResult result) {
        if (result instanceof Accepted accepted) {
            return accepted.statusCode();
        }
        if (result instanceof Rejected.AuthenticationError error) {
            return error.statusCode();
        }
        if (result instanceof Rejected.AuthorizationError error) {
            return error.statusCode();
        }
        if (result instanceof Rejected.StartupNotFound error) {
            return error.statusCode();
        }
        if (result instanceof Rejected.ValidationError error) {
            return error.statusCode();
        }
        if (result instanceof Rejected.UnexpectedResponse error) {
            return error.statusCode();
        }
        return result instanceof Undelivered.RateLimited error ? error.statusCode() : null;
    }

    private static @Nullable Integer lastStatusCode(TrackResult result) {
        return result instanceof Undelivered.MaxRetriesExceeded error ? error.lastStatusCode() : null;
    }

    private static @Nullable List<String> errors(TrackResult result) {
        return result instanceof Rejected.ValidationError error ? error.errors() : null;
    }

    private static @Nullable Long retryAfter(TrackResult result) {
        Duration wait = result instanceof Undelivered error ? error.retryAfter() : null;
        return wait == null ? null : wait.toSeconds();
    }
}
