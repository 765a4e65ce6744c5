package com.risenexa.tracking.spring.internal.actuate;

import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.OutboxDepth;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import com.risenexa.tracking.spring.internal.client.ResultStats;
import com.risenexa.tracking.spring.internal.transaction.DiscardReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/risenexa}: GET shows how each startup stands, POST sends what is pending. No key, no user id. */
@Endpoint(id = "risenexa")
public final class RisenexaEndpoint {
    private final ClientRegistry startups;
    private final Duration timeout;

    /**
     * An endpoint.
     *
     * @param timeout how long a flush may take
     */
    public RisenexaEndpoint(ClientRegistry startups, Duration timeout) {
        this.startups = startups;
        this.timeout = timeout;
    }

    /** How each startup stands. */
    @ReadOperation
    public Map<String, Object> state() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (ClientRegistration startup : startups.all()) {
            ResultStats.Snapshot seen = startup.activity().seen();
            Map<String, Object> state = StartupState.of(seen, seen.failedInARow() > 0 ? "failing" : "working");
            state.put("startupSlug", startup.client().startupSlug().orElse(""));
            state.put(
                    "queued",
                    startup.client().flush(Duration.ZERO).undelivered().size());
            Map<String, Long> discarded = new LinkedHashMap<>();
            for (DiscardReason reason : DiscardReason.values()) {
                discarded.put(reason.tag(), startup.discards().count(reason));
            }
            state.put("discarded", discarded);
            states.put(startup.name(), state);
        }
        for (OutboxLifecycle worker : startups.workers()) {
            states.put("outbox of " + worker.startup(), outbox(worker));
        }
        return states;
    }

    /** Sends what is pending, for at most {@code risenexa.shutdown-timeout}. */
    @WriteOperation
    public Map<String, Object> flush() {
        long end = System.nanoTime() + timeout.toNanos();
        startups.workers().forEach(OutboxLifecycle::wake);
        Map<String, Object> reports = new LinkedHashMap<>();
        for (ClientRegistration startup : startups.all()) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            DrainReport report = startup.client().flush(left);
            reports.put(
                    startup.name(),
                    Map.of(
                            "delivered", report.delivered(),
                            "rejected", report.rejected(),
                            "undelivered", report.undelivered().size()));
        }
        return reports;
    }

    /** What else there is to say must be said while the database is away. */
    private static Map<String, Object> outbox(OutboxLifecycle worker) {
        try {
            return outbox(worker.depth());
        } catch (RuntimeException e) {
            return Map.of("error", e.getClass().getSimpleName());
        }
    }

    private static Map<String, Object> outbox(OutboxDepth depth) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("pending", depth.pending());
        shown.put("parked", depth.parked());
        if (depth.oldestAge() != null) {
            shown.put("oldestAgeSeconds", depth.oldestAge().toSeconds());
        }
        return shown;
    }
}
