package com.risenexa.tracking.spring.internal.actuate;

import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.AuthorizationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.spring.internal.client.ClientRegistration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.ResultStats;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports health from the results of the latest events; sends no request. The application works without Risenexa, so a
 * failing one makes it degraded, which is visible and answered 200, and not down, which would take it out of a load
 * balancer.
 */
public final class RisenexaHealthIndicator implements HealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED");
    /** From the best to the worst. */
    private static final List<Status> ORDER = List.of(Status.UP, Status.UNKNOWN, DEGRADED, Status.DOWN);

    private final ClientRegistry clients;
    private final boolean downOnBadCredentials;

    public RisenexaHealthIndicator(ClientRegistry clients, boolean downOnBadCredentials) {
        this.clients = clients;
        this.downOnBadCredentials = downOnBadCredentials;
    }

    @Override
    public Health health() {
        Status worst = clients.clients().isEmpty() ? Status.UNKNOWN : Status.UP;
        Health.Builder health = Health.unknown();
        for (ClientRegistration client : clients.clients()) {
            ResultStats.Snapshot stats = client.stats().snapshot();
            Status status = status(stats);
            worst = ORDER.indexOf(status) > ORDER.indexOf(worst) ? status : worst;
            health.withDetail(client.name(), stats.describe(status.getCode()));
        }
        return health.status(worst).build();
    }

    private Status status(ResultStats.Snapshot stats) {
        if (stats.failedInARow() > 0) {
            TrackError error = Objects.requireNonNull(stats.lastError());
            boolean bad = error instanceof AuthenticationError || error instanceof AuthorizationError;
            return bad && downOnBadCredentials ? Status.DOWN : DEGRADED;
        }
        return stats.accepted() == 0 ? Status.UNKNOWN : Status.UP;
    }
}
