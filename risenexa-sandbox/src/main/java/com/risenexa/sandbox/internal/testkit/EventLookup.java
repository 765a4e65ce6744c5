package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds events and what became of their attempts. */
public final class EventLookup {
    private EventLookup() {}

    /** The one that matches; several are as bad as none. */
    public static AssertionResult single(Sandbox sandbox, Predicate<SandboxEvent> which, String name) {
        List<SandboxEvent> found = sandbox.events().stream().filter(which).toList();
        return switch (found.size()) {
            case 0 -> AssertionResult.notYet("an event " + name, "none");
            case 1 -> AssertionResult.good("an event " + name);
            default ->
                AssertionResult.never(
                        "one event " + name,
                        found.size() + ", which the type or the id would tell apart: "
                                + found.stream()
                                        .map(event -> TrafficTable.text(event.eventType()) + " " + event.eventId())
                                        .collect(Collectors.joining(", ")));
        };
    }

    public static Optional<SandboxEvent> first(Sandbox sandbox, Predicate<SandboxEvent> which) {
        return sandbox.events().stream().filter(which).findFirst();
    }

    /** What became of each attempt of an event, in order. */
    public static List<String> outcomes(Sandbox sandbox, String eventId) {
        return sandbox.attempts().stream()
                .filter(attempt -> eventId.equals(attempt.eventId()))
                .map(SandboxAttempt::outcome)
                .map(Outcome::value)
                .toList();
    }

    /** What the store holds; null is no metadata. */
    public static Map<String, @Nullable Object> stored(@Nullable String json) {
        return read((json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8));
    }

    /** What a client would send. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> sent(Map<String, ? extends @Nullable Object> metadata) {
        TrackingEvent event = TrackingEvent.registration("any").withMetadata(metadata);
        Object field = read(EventCodec.encode(event, "any")).get("metadata");
        return field == null ? Map.of() : (Map<String, @Nullable Object>) field;
    }

    private static Map<String, @Nullable Object> read(byte[] json) {
        try {
            return Json.readObject(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
