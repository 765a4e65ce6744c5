package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.store.ValidEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates the fields of an event (CONTRACT R24) and collects all errors. */
final class FieldValidator {
    private static final Set<String> TYPES = Set.of("user_registered", "user_converted");
    private static final Set<String> ACTIONS = Set.of("add", "remove");

    private final BodyFields fields;
    private final List<String> errors = new ArrayList<>();
    private boolean missing;

    FieldValidator(BodyFields fields) {
        this.fields = fields;
    }

    /** The event; to be used only if there is no rejection afterwards. */
    ValidEvent validate(String startup) {
        String type = type();
        String user = user();
        String id = id();
        Instant occurredAt = occurredAt();
        String metadata = metadata();
        return new ValidEvent(startup, id, type, user, action(), occurredAt, metadata);
    }

    /** Null if every field is valid. */
    @Nullable
    Rejection rejection() {
        String code = missing ? "field_missing" : "field_invalid";
        return errors.isEmpty() ? null : new Rejection(422, code, "Validation failed", errors);
    }

    private String type() {
        String type = fields.text("event_type");
        if (type != null && TYPES.contains(type)) {
            return type;
        }
        return error("event_type", "event_type must be user_registered or user_converted");
    }

    private String user() {
        String user = fields.text("user_id");
        if (user != null && !user.isBlank()) {
            return user;
        }
        return error(
                "user_id", fields.has("user_id") ? "user_id must be a text that is not empty" : "user_id is missing");
    }

    private String id() {
        String id = fields.text("event_id");
        if (id != null && ValidEvent.isUuid(id)) {
            return id.toLowerCase(Locale.ROOT);
        }
        return error("event_id", fields.has("event_id") ? "event_id must be a UUID" : "event_id is missing");
    }

    private @Nullable Instant occurredAt() {
        if (!fields.has("occurred_at")) {
            return null;
        }
        String text = fields.text("occurred_at");
        if (text != null) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                // Reported below, like a value that is not a string.
            }
        }
        error("occurred_at", "occurred_at must be an ISO-8601 instant such as 2026-04-01T12:00:00Z");
        return null;
    }

    private @Nullable String metadata() {
        String metadata = fields.object("metadata");
        if (metadata == null && fields.has("metadata")) {
            error("metadata", "metadata must be a JSON object");
        }
        return metadata;
    }

    private String action() {
        String action = fields.text("action");
        if (!fields.has("action")) {
            return "add";
        }
        if (action != null && ACTIONS.contains(action)) {
            return action;
        }
        return error("action", "action must be add or remove");
    }

    private String error(String field, String error) {
        missing |= !fields.has(field);
        errors.add(error);
        return "";
    }
}
