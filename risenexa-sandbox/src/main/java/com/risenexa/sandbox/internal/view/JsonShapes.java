package com.risenexa.sandbox.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.audit.Audit;
import com.risenexa.sandbox.internal.audit.Rule;
import com.risenexa.sandbox.internal.audit.Rule.RuleSet;
import com.risenexa.sandbox.internal.audit.Violations;
import com.risenexa.sandbox.internal.audit.Violations.Example;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.AttemptStats.Sum;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the sandbox knows, as JSON: one shape for the API, the stream and the exports. */
public final class JsonShapes {
    private JsonShapes() {}

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

    public static void fault(JsonGenerator json, Fault fault) throws IOException {
        json.writeStartObject();
        faultFields(json, fault);
        json.writeEndObject();
    }

    public static void faultFields(JsonGenerator json, Fault fault) throws IOException {
        json.writeNumberField("id", fault.id());
        json.writeStringField("script", fault.script());
        match(json, fault.match());
        json.writeStringField("scope", fault.scope().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("hits", fault.hits());
        Json.field(json, "remaining", fault.remaining());
    }

    private static void match(JsonGenerator json, FaultMatcher match) throws IOException {
        json.writeObjectFieldStart("match");
        given(json, "startup", match.startup());
        given(json, "type", match.type());
        given(json, "action", match.action());
        given(json, "user", match.user());
        given(json, "event", match.event());
        Integer attempt = match.attempt();
        if (attempt != null) {
            Json.field(json, "attempt", (Long) attempt.longValue());
        }
        json.writeEndObject();
    }

    private static void given(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    public static void counters(JsonGenerator json, Counters counters) throws IOException {
        count(json, "user_registered", counters.registered());
        count(json, "user_converted", counters.converted());
    }

    private static void count(JsonGenerator json, String type, Count count) throws IOException {
        json.writeObjectFieldStart(type);
        json.writeNumberField("added", count.added());
        json.writeNumberField("removed", count.removed());
        json.writeNumberField("net", count.net());
        json.writeEndObject();
    }

    public static void series(JsonGenerator json, List<Sum> sums, long first, long last, long bucketSeconds)
            throws IOException {
        Map<Long, List<Sum>> byBucket = sums.stream().collect(Collectors.groupingBy(Sum::bucket));
        for (long bucket = first; bucket <= last; bucket++) {
            List<Sum> within = byBucket.getOrDefault(bucket, List.of());
            json.writeStartObject();
            json.writeStringField(
                    "at", Instant.ofEpochSecond(bucket * bucketSeconds).toString());
            counted(json, "user_registered", within);
            counted(json, "user_converted", within);
            for (Outcome outcome : Outcome.values()) {
                json.writeNumberField(outcome.value(), attempts(within, outcome.value()));
            }
            json.writeEndObject();
        }
    }

    private static void counted(JsonGenerator json, String type, List<Sum> sums) throws IOException {
        json.writeObjectFieldStart(type);
        json.writeNumberField("added", counted(sums, type, "add"));
        json.writeNumberField("removed", counted(sums, type, "remove"));
        json.writeEndObject();
    }

    private static long counted(List<Sum> sums, String type, String action) {
        return sums.stream()
                .filter(sum -> sum.eventType().equals(type) && sum.action().equals(action))
                .mapToLong(Sum::counted)
                .sum();
    }

    private static long attempts(List<Sum> sums, String outcome) {
        return sums.stream()
                .filter(sum -> sum.outcome().equals(outcome))
                .mapToLong(Sum::attempts)
                .sum();
    }

    public static void audit(JsonGenerator json, Audit audit, RuleSet rules) throws IOException {
        Violations findings = audit.end();
        json.writeBooleanField("ok", rules.isKept(findings));
        json.writeNumberField("attempts", audit.attempts());
        json.writeNumberField("deliveries", audit.deliveries());
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules.rules()) {
            rule(json, rule, findings);
        }
        json.writeEndArray();
    }

    private static void rule(JsonGenerator json, Rule rule, Violations findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", rule.value());
        json.writeStringField("level", rule.isWarning() ? "warning" : "error");
        json.writeStringField("result", findings.count(rule) == 0 ? "pass" : "fail");
        json.writeNumberField("count", findings.count(rule));
        json.writeStringField("expects", rule.text());
        json.writeArrayFieldStart("examples");
        for (Example example : findings.examples(rule)) {
            json.writeStartObject();
            json.writeNumberField("seq", example.seq());
            Json.field(json, "startup", example.startup());
            Json.field(json, "event_id", example.eventId());
            json.writeStringField("says", example.says());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
