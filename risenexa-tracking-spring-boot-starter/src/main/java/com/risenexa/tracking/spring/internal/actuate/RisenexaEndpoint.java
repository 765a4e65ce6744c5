package com.risenexa.tracking.spring.internal.actuate;

import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.DiscardReason;
import com.risenexa.tracking.spring.internal.client.OutboxDepth;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import com.risenexa.tracking.spring.internal.client.ResultStats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/risenexa}: GET shows the state of each startup, POST sends what is pending. No key, no user id. */
@Endpoint(id = "risenexa")
public final class RisenexaEndpoint {
    private final ClientRegistry clients;
    private final Duration timeout;

    /**
     * An endpoint.
     *
     * @param timeout how long a flush may take
     */
    public RisenexaEndpoint(ClientRegistry clients, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
    }

    /** The state of each startup. */
    @ReadOperation
    public Map<String, Object> state() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (ClientRegistration client : clients.clients()) {
            ResultStats.Snapshot stats = client.stats().snapshot();
            Map<String, Object> state = stats.describe(stats.failedInARow() > 0 ? "failing" : "working");
            state.put("startupSlug", client.client().startupSlug().orElse(""));
            state.put("queued", client.client().pending());
            Map<String, Long> discarded = new LinkedHashMap<>();
            for (DiscardReason reason : DiscardReason.values()) {
                discarded.put(reason.tag(), client.discards().count(reason));
            }
            state.put("discarded", discarded);
            states.put(client.name(), state);
        }
        for (OutboxLifecycle outbox : clients.outboxes()) {
            states.put("outbox of " + outbox.name(), describe(outbox));
        }
        return states;
    }

    /** Sends what is pending, for at most {@code risenexa.shutdown-timeout}. */
    @WriteOperation
    public Map<String, Object> flush() {
        long end = System.nanoTime() + timeout.toNanos();
        clients.outboxes().forEach(OutboxLifecycle::wake);
        Map<String, Object> reports = new LinkedHashMap<>();
        for (ClientRegistration client : clients.clients()) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            DrainReport report = client.client().flush(left);
            reports.put(
                    client.name(),
                    Map.of(
                            "delivered", report.delivered(),
                            "rejected", report.rejected(),
                            "undelivered", report.undelivered().size()));
        }
        return reports;
    }

    /** The rest must be shown even while the database is away. */
    private static Map<String, Object> describe(OutboxLifecycle outbox) {
        try {
            return describe(outbox.depth());
        } catch (RuntimeException e) {
            return Map.of("error", e.getClass().getSimpleName());
        }
    }

    private static Map<String, Object> describe(OutboxDepth depth) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("pending", depth.pending());
        shown.put("parked", depth.parked());
        if (depth.oldestAge() != null) {
            shown.put("oldestAgeSeconds", depth.oldestAge().toSeconds());
        }
        return shown;
    }
}
