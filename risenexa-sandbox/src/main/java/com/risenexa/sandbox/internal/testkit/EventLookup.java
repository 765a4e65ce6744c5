package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
}
