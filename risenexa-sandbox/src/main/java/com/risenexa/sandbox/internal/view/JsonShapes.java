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
import com.risenexa.sandbox.internal.json.Json.Raw;
import com.risenexa.sandbox.internal.store.AttemptStats.Sum;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON of events, attempts, faults, counters and reports, the same in the API, the stream and the exports. */
public final class JsonShapes {
    /** A field of a shape, and a column of an export. */
    public record Column<T>(String name, Function<T, @Nullable Object> value) {}

    public static final List<Column<SandboxEvent>> EVENT = List.of(
            new Column<>("seq", SandboxEvent::seq),
            new Column<>("startup", SandboxEvent::startup),
            new Column<>("event_id", SandboxEvent::eventId),
            new Column<>("event_type", SandboxEvent::eventType),
            new Column<>("user_id", SandboxEvent::userId),
            new Column<>("action", SandboxEvent::action),
            new Column<>("occurred_at", SandboxEvent::occurredAt),
            new Column<>("metadata", event -> event.metadata() == null ? null : new Raw(event.metadata())),
            new Column<>("counted_at", SandboxEvent::countedAt),
            new Column<>("outcome", event -> event.outcome().value()),
            new Column<>("attempts", SandboxEvent::attempts));

    private static final List<Column<SandboxAttempt>> BRIEF = List.of(
            new Column<>("seq", SandboxAttempt::seq),
            new Column<>("at", SandboxAttempt::at),
            new Column<>("startup", SandboxAttempt::startup),
            new Column<>("event_id", SandboxAttempt::eventId),
            new Column<>("event_type", SandboxAttempt::eventType),
            new Column<>("user_id", SandboxAttempt::userId),
            new Column<>("action", SandboxAttempt::action),
            new Column<>("outcome", attempt -> attempt.outcome().value()),
            new Column<>("code", SandboxAttempt::code),
            new Column<>("status", SandboxAttempt::status),
            new Column<>("fault", SandboxAttempt::fault),
            new Column<>("duration_ms", attempt -> Math.round(attempt.duration().toNanos() / 1e3) / 1e3));

    public static final List<Column<SandboxAttempt>> ATTEMPT = Stream.concat(
                    BRIEF.stream(),
                    Stream.of(
                            new Column<SandboxAttempt>("request", SandboxAttempt::request),
                            new Column<SandboxAttempt>("answer", SandboxAttempt::answer)))
            .toList();

    private JsonShapes() {}

    public static <T> void fields(JsonGenerator json, List<Column<T>> columns, T item) throws IOException {
        for (Column<T> column : columns) {
            Json.field(json, column.name(), column.value().apply(item));
        }
    }

    public static void event(JsonGenerator json, SandboxEvent event) throws IOException {
        fields(json, EVENT, event);
    }

    /** The single event has its attempts themselves where a list has their number. */
    public static void eventWithAttempts(JsonGenerator json, SandboxEvent event, List<SandboxAttempt> attempts)
            throws IOException {
        fields(json, EVENT.subList(0, EVENT.size() - 1), event);
        Json.objects(json, "attempts", attempts, JsonShapes::attempt);
    }

    public static void attempt(JsonGenerator json, SandboxAttempt attempt) throws IOException {
        fields(json, ATTEMPT, attempt);
    }

    /** What is short: without request and answer. */
    public static void briefAttempt(JsonGenerator json, SandboxAttempt attempt) throws IOException {
        fields(json, BRIEF, attempt);
    }

    public static void fault(JsonGenerator json, Fault fault) throws IOException {
        Json.field(json, "id", fault.id());
        Json.field(json, "script", fault.script());
        Json.object(json, "match", match -> match(match, fault.match()));
        Json.field(json, "scope", fault.scope().name().toLowerCase(Locale.ROOT));
        Json.field(json, "hits", fault.hits());
        Json.field(json, "remaining", fault.remaining());
    }

    private static void match(JsonGenerator json, FaultMatcher match) throws IOException {
        given(json, "startup", match.startup());
        given(json, "type", match.type());
        given(json, "action", match.action());
        given(json, "user", match.user());
        given(json, "event", match.event());
        given(json, "attempt", match.attempt());
    }

    private static void given(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            Json.field(json, name, value);
        }
    }

    /** Always both types. */
    public static void counters(JsonGenerator json, Counters counters) throws IOException {
        Json.object(json, "user_registered", count -> count(count, counters.registered()));
        Json.object(json, "user_converted", count -> count(count, counters.converted()));
    }

    private static void count(JsonGenerator json, Count count) throws IOException {
        Json.field(json, "added", count.added());
        Json.field(json, "removed", count.removed());
        Json.field(json, "net", count.net());
    }

    /** The data of a chart: every bucket, also those in which nothing happened. */
    public static void series(JsonGenerator json, List<Sum> sums, long first, long last, long bucketSeconds)
            throws IOException {
        Map<Long, List<Sum>> byBucket = sums.stream().collect(Collectors.groupingBy(Sum::bucket));
        Json.objects(json, "items", LongStream.rangeClosed(first, last).boxed().toList(), (item, bucket) -> {
            List<Sum> within = byBucket.getOrDefault(bucket, List.of());
            Json.field(item, "at", Instant.ofEpochSecond(bucket * bucketSeconds));
            for (String type : List.of("user_registered", "user_converted")) {
                Json.object(item, type, count -> {
                    Json.field(count, "added", counted(within, type, "add"));
                    Json.field(count, "removed", counted(within, type, "remove"));
                });
            }
            for (Outcome outcome : Outcome.values()) {
                Json.field(item, outcome.value(), attempts(within, outcome.value()));
            }
        });
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
        Json.field(json, "ok", rules.isKept(findings));
        Json.field(json, "attempts", audit.attempts());
        Json.field(json, "deliveries", audit.deliveries());
        Json.objects(json, "rules", rules.rules(), (item, rule) -> rule(item, rule, findings));
    }

    private static void rule(JsonGenerator json, Rule rule, Violations findings) throws IOException {
        Json.field(json, "rule", rule.value());
        Json.field(json, "level", rule.isWarning() ? "warning" : "error");
        Json.field(json, "result", findings.count(rule) == 0 ? "pass" : "fail");
        Json.field(json, "count", findings.count(rule));
        Json.field(json, "expects", rule.text());
        Json.objects(json, "examples", findings.examples(rule), JsonShapes::example);
    }

    private static void example(JsonGenerator json, Example example) throws IOException {
        Json.field(json, "seq", example.seq());
        Json.field(json, "startup", example.startup());
        Json.field(json, "event_id", example.eventId());
        Json.field(json, "says", example.says());
    }
}
