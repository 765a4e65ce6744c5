package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.faults.FaultAction;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.faults.FaultRegistry.FaultDecision;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.RequestValidator.ValidatedRequest;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.EventRepository.Known;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import com.risenexa.sandbox.internal.store.ValidEvent;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides one attempt in the writer's transaction and stores it: conflict, rate limit, fault, count. */
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

    /**
     * A decided attempt.
     *
     * @param step what happens to the response
     */
    record Decision(StoredAttempt attempt, FaultStep step, SandboxResponse response) {}

    Decision process(ValidatedRequest request, WriteSession session) throws SQLException {
        long seq = session.nextSeq();
        Rejection rejection = request.rejection();
        Decision decision = rejection == null
                ? decide(request, Objects.requireNonNull(request.event(), "neither event nor rejection"), session, seq)
                : rejected(request, seq, Outcome.REJECTED, rejection);
        String startup = decision.attempt.startup();
        session.record(decision.attempt, startup != null && identity.hasStartup(startup));
        return decision;
    }

    private Decision decide(ValidatedRequest request, ValidEvent event, WriteSession session, long seq)
            throws SQLException {
        Startup startup = identity.startup(event.startup());
        Known known = EventRepository.find(session, event.startup(), event.eventId());
        boolean isCounted = known != null && known.counted();
        boolean isConflict = known != null
                && known.counted()
                && !isSamePayload(request.body(), AttemptRepository.body(session, known.seq()));
        if (isConflict && (strict || (startup != null && startup.strict()))) {
            return rejected(request, seq, Outcome.CONFLICT, conflict(event));
        }
        long seconds = startup == null
                ? 0
                : limiter.secondsToWait(startup, request.call().nanos());
        if (seconds > 0) {
            return rejected(request, seq, Outcome.REJECTED, rateLimited(seconds));
        }
        FaultDecision fault = fault(request.script(), event, known, session);
        FaultAction action = fault.step().action();
        boolean counts = action.isApplied() && !isCounted;
        if (known == null || counts) {
            EventRepository.save(session, event, seq, request.call().atMillis(), counts);
        } else {
            EventRepository.pass(session, known);
        }
        if (counts) {
            CounterRepository.count(session, event.startup(), event.eventType(), event.action());
        }
        Outcome outcome = outcome(action, counts, isConflict);
        return decision(request, seq, outcome, null, counts, fault, FaultResponses.of(fault.step(), request.call()));
    }

    private static Outcome outcome(FaultAction action, boolean counts, boolean isConflict) {
        if (!action.isApplied()) {
            return Outcome.FAULTED;
        }
        if (action.losesAnswer()) {
            return Outcome.LOST;
        }
        if (counts) {
            return Outcome.COUNTED;
        }
        return isConflict ? Outcome.CONFLICT : Outcome.DUPLICATE;
    }

    /** Whether two bodies have the same content: as parsed JSON, with an absent action being add. */
    private static boolean isSamePayload(byte[] body, byte @Nullable [] counted) {
        return counted == null || Arrays.equals(body, counted) || content(body).equals(content(counted));
    }

    private static Map<String, @Nullable Object> content(byte[] body) {
        try {
            Map<String, @Nullable Object> fields = Json.readObject(body);
            fields.putIfAbsent("action", "add");
            if (fields.get("event_id") instanceof String id) {
                fields.put("event_id", id.toLowerCase(Locale.ROOT));
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalStateException("only a valid body is stored with an event", e);
        }
    }

    private static Rejection conflict(ValidEvent event) {
        String error = "event_id " + event.eventId() + " was counted before with another payload";
        return new Rejection(422, "event_conflict", "Validation failed", List.of(error));
    }

    private static Rejection rateLimited(long seconds) {
        return new Rejection(
                429,
                "rate_limited",
                "Too many requests",
                List.of("rate limit exceeded; retry after " + seconds + " s"),
                Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** All attempts of an event step through a header's script; after its end the answer is ok. */
    private FaultDecision fault(
            @Nullable FaultScript header, ValidEvent event, @Nullable Known known, WriteSession session)
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
                        : AttemptRepository.decidedBy(session, id, event.startup(), event.eventId(), known.seq()));
    }

    private static Decision rejected(ValidatedRequest request, long seq, Outcome outcome, Rejection rejection) {
        return decision(request, seq, outcome, rejection.code(), false, FaultDecision.NONE, rejection.answer());
    }

    private static Decision decision(
            ValidatedRequest request,
            long seq,
            Outcome outcome,
            @Nullable String code,
            boolean counted,
            FaultDecision fault,
            SandboxResponse response) {
        FaultStep step = fault.step();
        boolean isSent = FaultResponses.isSent(step.action());
        BodyFields fields = request.fields();
        long micros = (System.nanoTime() - request.call().nanos() + step.delay().toNanos()) / 1000;
        StoredAttempt attempt = new StoredAttempt(
                seq,
                request.call().atMicros(),
                request.startup(),
                fields.eventId(),
                fields.text("event_type"),
                fields.text("user_id"),
                fields.action(),
                outcome,
                code,
                isSent ? response.status() : null,
                fault.faultId(),
                step.action() == FaultAction.OK ? null : step.text(),
                code == null && step.action().isApplied(),
                counted,
                micros,
                request.head(),
                request.body(),
                isSent ? response.text() : null);
        return new Decision(attempt, step, response);
    }
}
