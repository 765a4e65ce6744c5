package com.risenexa.cli.internal.demo;

import com.risenexa.cli.internal.demo.DemoResult.AttemptSummary;
import com.risenexa.cli.internal.demo.DemoResult.LedgerStatus;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackingEvent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from the sandbox's record what the client cannot see: that a response was sent and lost. */
final class LedgerInspector {
    private static final String RETRY_AFTER = "retry-after:";

    private final Sandbox sandbox;

    LedgerInspector(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    AttemptSummary step(TrackingEvent event, Attempt attempt) {
        List<SandboxAttempt> record = record(event);
        SandboxAttempt seen = attempt.number() <= record.size() ? record.get(attempt.number() - 1) : null;
        return new AttemptSummary(words(attempt, seen), attempt.statusCode(), attempt.nextWait());
    }

    private static String words(Attempt attempt, @Nullable SandboxAttempt seen) {
        Integer status = attempt.statusCode();
        if (status == null) {
            boolean lost = seen != null && seen.outcome() == Outcome.LOST;
            return lost ? "answer lost" : String.valueOf(attempt.failure());
        }
        String retryAfter = seen == null ? null : retryAfter(seen.answer());
        return retryAfter == null ? status.toString() : status + " Retry-After " + retryAfter + " s";
    }

    private static @Nullable String retryAfter(@Nullable String answer) {
        return answer == null
                ? null
                : answer.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER))
                        .map(line -> line.substring(RETRY_AFTER.length()).strip())
                        .findFirst()
                        .orElse(null);
    }

    LedgerStatus status(TrackingEvent event) {
        List<SandboxAttempt> record = record(event);
        boolean applied = record.stream()
                .anyMatch(attempt -> attempt.outcome() == Outcome.COUNTED || attempt.outcome() == Outcome.LOST);
        boolean again = record.stream().anyMatch(attempt -> attempt.outcome() == Outcome.DUPLICATE);
        boolean rejected = record.stream().anyMatch(attempt -> attempt.outcome() == Outcome.REJECTED);
        if (!applied) {
            return rejected ? LedgerStatus.REJECTED : LedgerStatus.NOT_COUNTED;
        }
        if (again) {
            return LedgerStatus.COUNTED_ONCE;
        }
        return event.action().orElse(Action.ADD) == Action.REMOVE ? LedgerStatus.TAKEN_BACK : LedgerStatus.COUNTED;
    }

    private List<SandboxAttempt> record(TrackingEvent event) {
        String id = String.valueOf(event.eventId());
        return sandbox.attempts().stream()
                .filter(attempt -> Objects.equals(attempt.eventId(), id))
                .toList();
    }
}
