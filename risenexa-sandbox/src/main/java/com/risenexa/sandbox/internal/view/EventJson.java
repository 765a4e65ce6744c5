package com.risenexa.sandbox.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events and attempts as JSON. */
public final class EventJson {
    private EventJson() {}

    public static void event(JsonGenerator json, SandboxEvent event) throws IOException {
        json.writeStartObject();
        eventFields(json, event);
        json.writeNumberField("attempts", event.attempts());
        json.writeEndObject();
    }

    /** The single event has its attempts themselves where a list has their number. */
    public static void eventWithAttempts(JsonGenerator json, SandboxEvent event, List<SandboxAttempt> attempts)
            throws IOException {
        eventFields(json, event);
        json.writeArrayFieldStart("attempts");
        for (SandboxAttempt attempt : attempts) {
            attempt(json, attempt);
        }
        json.writeEndArray();
    }

    private static void eventFields(JsonGenerator json, SandboxEvent event) throws IOException {
        json.writeNumberField("seq", event.seq());
        json.writeStringField("startup", event.startup());
        json.writeStringField("event_id", event.eventId());
        json.writeStringField("event_type", event.eventType());
        json.writeStringField("user_id", event.userId());
        json.writeStringField("action", event.action());
        json.writeStringField("occurred_at", event.occurredAt().toString());
        raw(json, "metadata", event.metadata());
        Instant countedAt = event.countedAt();
        Json.field(json, "counted_at", countedAt == null ? null : countedAt.toString());
        json.writeStringField("outcome", event.outcome().value());
    }

    public static void attempt(JsonGenerator json, SandboxAttempt attempt) throws IOException {
        json.writeStartObject();
        attemptFields(json, attempt);
        json.writeEndObject();
    }

    public static void attemptFields(JsonGenerator json, SandboxAttempt attempt) throws IOException {
        briefFields(json, attempt);
        json.writeStringField("request", attempt.request());
        Json.field(json, "answer", attempt.answer());
    }

    /** What is short: without request and answer. */
    public static void briefFields(JsonGenerator json, SandboxAttempt attempt) throws IOException {
        json.writeNumberField("seq", attempt.seq());
        json.writeStringField("at", attempt.at().toString());
        Json.field(json, "startup", attempt.startup());
        Json.field(json, "event_id", attempt.eventId());
        Json.field(json, "event_type", attempt.eventType());
        Json.field(json, "user_id", attempt.userId());
        Json.field(json, "action", attempt.action());
        json.writeStringField("outcome", attempt.outcome().value());
        Json.field(json, "code", attempt.code());
        Integer status = attempt.status();
        Json.field(json, "status", status == null ? null : (Long) status.longValue());
        Json.field(json, "fault", attempt.fault());
        json.writeNumberField("duration_ms", Math.round(attempt.duration().toNanos() / 1e3) / 1e3);
    }

    private static void raw(JsonGenerator json, String name, @Nullable String text) throws IOException {
        json.writeFieldName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeRawValue(text);
        }
    }
}
