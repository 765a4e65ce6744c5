package com.risenexa.tracking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that will be rejected again until code or settings change. Not retried (CONTRACT section 2). */
public sealed interface Rejected extends TrackError {

    /**
     * A required option is missing or unusable, and nothing was sent (R21); or the supplier of the API key
     * failed before one of the attempts.
     *
     * @param eventId the id of the event, if it has one
     * @param message names each option that is missing or unusable
     * @param attempts how many requests were sent, while there still was a key
     */
    record ConfigurationError(@Nullable UUID eventId, String message, int attempts) implements Rejected {
        /**
         * Nothing was sent.
         *
         * @param eventId the id of the event, if it has one
         * @param message names each option that is missing or unusable
         */
        public ConfigurationError(@Nullable UUID eventId, String message) {
            this(eventId, message, 0);
        }

        @Override
        public String type() {
            return "configuration_error";
        }
    }

    /**
     * The API key is unknown (401).
     *
     * @param eventId the id of the event
     * @param statusCode 401
     * @param message the server's, or {@code Invalid token}
     * @param attempts how many requests were sent
     */
    record AuthenticationError(@Nullable UUID eventId, int statusCode, String message, int attempts)
            implements Rejected {
        @Override
        public String type() {
            return "authentication_error";
        }
    }

    /**
     * The API key lacks the scope {@code tracking:write} (403).
     *
     * @param eventId the id of the event
     * @param statusCode 403
     * @param message the server's, or {@code Unauthorized scope}
     * @param attempts how many requests were sent
     */
    record AuthorizationError(@Nullable UUID eventId, int statusCode, String message, int attempts)
            implements Rejected {
        @Override
        public String type() {
            return "authorization_error";
        }
    }

    /**
     * No startup has this slug (404).
     *
     * @param eventId the id of the event
     * @param statusCode 404
     * @param message the server's, or {@code startup not found}
     * @param attempts how many requests were sent
     */
    record StartupNotFound(@Nullable UUID eventId, int statusCode, String message, int attempts) implements Rejected {
        @Override
        public String type() {
            return "startup_not_found";
        }
    }

    /**
     * The event is invalid: detected here before anything was sent (R10), or by the server (422).
     *
     * @param eventId the id of the event, if it has one
     * @param statusCode 422, or null if nothing was sent
     * @param message the server's, or {@code Validation failed}, or what was rejected before sending
     * @param errors each fault; unmodifiable
     * @param attempts how many requests were sent
     */
    record ValidationError(
            @Nullable UUID eventId, @Nullable Integer statusCode, String message, List<String> errors, int attempts)
            implements Rejected {
        /** Copies the errors. */
        public ValidationError {
            errors = List.copyOf(errors);
        }

        @Override
        public String type() {
            return "validation_error";
        }
    }

    /**
     * A response that the contract does not define: a redirect, a proxy's page, another status (R9).
     *
     * @param eventId the id of the event
     * @param statusCode the status of the answer
     * @param message what came instead of an answer of Risenexa
     * @param attempts how many requests were sent
     */
    record UnexpectedResponse(@Nullable UUID eventId, int statusCode, String message, int attempts)
            implements Rejected {
        @Override
        public String type() {
            return "unexpected_response";
        }
    }
}
