package com.risenexa.sandbox.support;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.WaitResult;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.QueueFull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A sandbox of known traffic, down to the last tenth of a millisecond. */
public final class RecordedSandbox implements Sandbox {
    public static final Instant AT = Instant.parse("2026-04-01T12:00:00Z");

    private final List<SandboxEvent> events = new ArrayList<>();
    private final List<SandboxAttempt> attempts = new ArrayList<>();
    private final List<AuditReport.Violation> violations = new ArrayList<>();
    private final List<String> mismatches = new ArrayList<>();
    private Counters counters = new Counters(new Counters.Count(0, 0), new Counters.Count(0, 0));

    public RecordedSandbox counters(long registered, long registeredAway, long converted, long convertedAway) {
        counters = new Counters(
                new Counters.Count(registered, registeredAway), new Counters.Count(converted, convertedAway));
        return this;
    }

    public RecordedSandbox mismatch(String text) {
        mismatches.add(text);
        return this;
    }

    public RecordedSandbox event(String user, String type, String id, @Nullable String metadata, Outcome outcome) {
        Instant counted = outcome == Outcome.COUNTED ? AT : null;
        long brought = attempts.stream().filter(a -> id.equals(a.eventId())).count();
        events.add(new SandboxEvent(
                1, startupSlug(), id, type, user, "add", AT, metadata, counted, outcome, Math.toIntExact(brought)));
        return this;
    }

    public RecordedSandbox attempt(SandboxAttempt attempt) {
        attempts.add(attempt);
        return this;
    }

    public static SandboxAttempt attempt(
            long seq, @Nullable String user, @Nullable String id, Outcome outcome, Object more, Duration duration) {
        Integer status = more instanceof Integer number ? number : null;
        String fault = outcome == Outcome.REJECTED || status != null ? null : more.toString();
        String code = outcome == Outcome.REJECTED ? "field_missing" : null;
        String type = user == null ? null : "user_registered";
        return new SandboxAttempt(
                seq, AT, "demo", id, type, user, "add", outcome, code, status, fault, duration, "", null);
    }

    @Override
    public String baseUrl() {
        return "http://127.0.0.1:1";
    }

    @Override
    public int port() {
        return 1;
    }

    @Override
    public String apiKey() {
        return "rxt_sandbox_secret_of_this_test";
    }

    @Override
    public String startupSlug() {
        return "demo";
    }

    @Override
    public TrackingClient client() {
        return new TrackingClient() {
            @Override
            public TrackResult track(@Nullable TrackingEvent event) {
                return new QueueFull(event == null ? null : event.eventId(), "");
            }

            @Override
            public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
                return CompletableFuture.completedFuture(track(event));
            }
        };
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public List<SandboxEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public List<SandboxAttempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public WaitResult await(WaitCondition await) {
        long count =
                attempts.stream().filter(a -> a.outcome() == await.outcome()).count();
        return new WaitResult(count >= await.count(), count);
    }

    @Override
    public Faults faults() {
        throw new UnsupportedOperationException("recorded");
    }

    @Override
    public VerifyReport verify() {
        return new VerifyReport(mismatches.isEmpty(), attempts.size(), events.size(), 0, mismatches);
    }

    public RecordedSandbox violation(AuditReport.Violation violation) {
        violations.add(violation);
        return this;
    }

    @Override
    public AuditReport audit(int maxRetries, boolean restarts) {
        boolean ok = violations.stream().allMatch(AuditReport.Violation::warning);
        return new AuditReport(ok, attempts.size(), events.size(), violations);
    }

    @Override
    public void reset() {
        events.clear();
    }

    @Override
    public void close() {}
}
