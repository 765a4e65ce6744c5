package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.event.ValidEvent;
import com.risenexa.sandbox.internal.faults.FaultDecision;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.store.EventTable.Known;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides one attempt inside the writer's transaction: conflict, rate limit, fault, count. */
final class EventProcessor {
    private final StartupRegistry identity;
    private final StartupRateLimits limiter;
    private final FaultRegistry faults;
    private final boolean strict;

    EventProcessor(StartupRegistry identity, StartupRateLimits limiter, FaultRegistry faults, boolean strict) {
        this.identity = identity;
        this.limiter = limiter;
        this.faults = faults;
        this.strict = strict;
    }

    boolean knows(@Nullable String startup) {
        return startup != null && identity.hasStartup(startup);
    }

    /**
     * Judges, and counts if it is to be counted.
     *
     * @param header the script that the request brought; null if none
     * @param seq the number of this attempt
     */
    Decision judge(ValidatedRequest submission, @Nullable FaultScript header, WriteSession ledger, long seq)
            throws SQLException {
        Rejection refusal = submission.refusal();
        ValidEvent event = submission.event();
        if (refusal != null || event == null) {
            return Decision.refused(Objects.requireNonNull(refusal, "either an event or a rejection"));
        }
        if (nothingElseMatters(header, event)
                && ledger.events().countedNew(event, seq, submission.call().atMillis())) {
            ledger.counters().count(event.startup(), event.eventType(), event.action());
            return new Decision(Outcome.COUNTED, null, true, true, FaultDecision.NONE, SandboxResponse.ACCEPTED);
        }
        Known known = ledger.events().find(event.startup(), event.eventId());
        boolean conflict = known != null
                && known.counted()
                && !PayloadComparator.test(submission.body(), ledger.attempts().body(known.seq()));
        if (conflict && (strict || isStrict(event.startup()))) {
            return Decision.refused(Outcome.CONFLICT, conflict(event));
        }
        Rejection tooMany = tooMany(event, submission.call().nanos());
        if (tooMany != null) {
            return Decision.refused(tooMany);
        }
        FaultDecision choice = choose(header, event, known, ledger);
        return choice.step().action().isApplied()
                ? apply(submission, event, known, conflict, choice, ledger, seq)
                : spoil(submission, event, known, choice, ledger, seq);
    }

    private boolean isStrict(String slug) {
        Startup startup = identity.startup(slug);
        return startup != null && startup.strict();
    }

    /** Without a limit and a fault, an event that the ledger does not know is counted, whatever else holds. */
    private boolean nothingElseMatters(@Nullable FaultScript header, ValidEvent event) {
        return header == null && !limiter.limits(event.startup()) && faults.isEmpty();
    }

    private @Nullable Rejection tooMany(ValidEvent event, long nanos) {
        Startup startup = identity.startup(event.startup());
        long seconds = startup == null ? 0 : limiter.secondsToWait(startup, nanos);
        if (seconds == 0) {
            return null;
        }
        List<String> errors = List.of("rate limit exceeded; retry after " + seconds + " s");
        return new Rejection(
                429, "rate_limited", "Too many requests", errors, Map.of("Retry-After", String.valueOf(seconds)));
    }

    private static Rejection conflict(ValidEvent event) {
        String error = "event_id " + event.eventId() + " was counted before with another payload";
        return new Rejection(422, "event_conflict", "Validation failed", List.of(error));
    }

    /** A header's script is walked by all attempts of its event; over its end it says ok. */
    private FaultDecision choose(
            @Nullable FaultScript header, ValidEvent event, @Nullable Known known, WriteSession ledger)
            throws SQLException {
        int passed = known == null ? 0 : known.passed();
        if (header != null) {
            FaultStep step = header.step(passed, event.eventId(), passed + 1);
            return new FaultDecision(null, step == null ? FaultStep.OK : step);
        }
        return faults.choose(
                event,
                passed + 1,
                id -> known == null
                        ? 0
                        : ledger.attempts().decidedBy(id, event.startup(), event.eventId(), known.seq()));
    }

    private static Decision apply(
            ValidatedRequest submission,
            ValidEvent event,
            @Nullable Known known,
            boolean conflict,
            FaultDecision choice,
            WriteSession ledger,
            long seq)
            throws SQLException {
        boolean before = known != null && known.counted();
        if (known != null && before) {
            ledger.events().passed(known);
        } else {
            ledger.events().counted(event, known, seq, submission.call().atMillis());
            ledger.counters().count(event.startup(), event.eventType(), event.action());
        }
        Outcome outcome = choice.step().action().losesAnswer()
                ? Outcome.LOST
                : !before ? Outcome.COUNTED : conflict ? Outcome.CONFLICT : Outcome.DUPLICATE;
        return new Decision(outcome, null, true, !before, choice, SandboxResponse.ACCEPTED);
    }

    private static Decision spoil(
            ValidatedRequest submission,
            ValidEvent event,
            @Nullable Known known,
            FaultDecision choice,
            WriteSession ledger,
            long seq)
            throws SQLException {
        if (known == null) {
            ledger.events().met(event, seq, submission.call().atMillis());
        } else {
            ledger.events().passed(known);
        }
        return new Decision(
                Outcome.FAULTED, null, false, false, choice, FaultResponses.of(choice.step(), submission.call()));
    }
}
