package com.risenexa.tracking.spring.internal.settings;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code risenexa.*}. The client checks the ranges.
 *
 * @param enabled Whether the starter does anything; if not, there is no bean of it.
 * @param apiKey Bearer token with scope tracking:write, such as rxt_live_abc123. Without it each call answers
 *     configuration_error.
 * @param startupSlug Slug of the startup that the events belong to. Without it each call answers configuration_error.
 * @param baseUrl Where Risenexa is.
 * @param timeout Bound of one attempt: connect, request and answer together; 1 ms to 10 min.
 * @param maxRetries How often an event is sent again after a failure that may pass; 0 to 100.
 * @param maxRetryAfter The longest Retry-After that is waited for; zero to 1 h.
 * @param allowInsecure Whether the key may travel in clear text to a host that is not loopback.
 * @param maxPending How many events are held in memory at most: queued, waiting for a retry and in flight; 1 to 1,000,000.
 * @param maxInFlight How many requests are under way at most; 1 to 1,000.
 * @param transaction When an event is sent that was tracked within a transaction. By default outbox if
 *     risenexa-tracking-outbox and a DataSource are there, else after-commit.
 * @param shutdownTimeout How long the end of the application may wait for pending events, all startups together; zero to
 *     10 min.
 * @param dryRun Whether events are validated and logged, but not sent.
 * @param failFast Whether unusable settings end the start of the application instead of being logged.
 * @param health What the application's health says.
 * @param outbox The outbox; used if transaction is outbox.
 * @param startups Further startups by name, injected by @Qualifier.
 */
@ConfigurationProperties("risenexa")
public record RisenexaProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String apiKey,
        @Nullable String startupSlug,
        @DefaultValue("https://app.risenexa.com") String baseUrl,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("3") int maxRetries,
        @DefaultValue("60s") Duration maxRetryAfter,
        @DefaultValue("false") boolean allowInsecure,
        @DefaultValue("10000") int maxPending,
        @DefaultValue("32") int maxInFlight,
        @Nullable TransactionMode transaction,
        @DefaultValue("5s") Duration shutdownTimeout,
        @DefaultValue("false") boolean dryRun,
        @DefaultValue("false") boolean failFast,
        @DefaultValue Health health,
        @DefaultValue Outbox outbox,
        @DefaultValue Map<String, Client> startups) {

    /** The startup that needs no name: no other may have this one. */
    public static final String UNNAMED = "default";

    private static final Duration LONGEST_SHUTDOWN = Duration.ofMinutes(10);

    /** Judges what the client does not know of. */
    public RisenexaProperties {
        startups = Map.copyOf(startups);
        if (shutdownTimeout.isNegative() || shutdownTimeout.compareTo(LONGEST_SHUTDOWN) > 0) {
            throw new IllegalArgumentException(
                    "risenexa.shutdown-timeout is " + shutdownTimeout + "; zero to 10 min is expected");
        }
        if (startups.containsKey(UNNAMED)) {
            throw new IllegalArgumentException("risenexa.startups." + UNNAMED
                    + " is the name of the startup that needs none: choose another name");
        }
    }

    /** The credentials of the startup that needs no name. */
    public RisenexaConnectionDetails connection() {
        return new PropertiesConnectionDetails(apiKey, startupSlug, baseUrl);
    }

    @Override
    public String toString() {
        return "RisenexaProperties[" + startupSlug + ", " + baseUrl + "]";
    }

    /** The modes for events that are tracked within a transaction. */
    public enum TransactionMode {
        /** On commit, through the queue in memory. */
        AFTER_COMMIT,
        /** As a row of the same transaction, delivered by a worker. */
        OUTBOX,
        /** At the call, whatever becomes of the transaction. */
        IMMEDIATE
    }

    /**
     * The settings {@code risenexa.health.*}.
     *
     * @param downOnBadCredentials Whether a rejected key makes the application's health DOWN; otherwise it is DEGRADED, as
     *     for any other failure.
     */
    public record Health(@DefaultValue("false") boolean downOnBadCredentials) {}

    /**
     * The settings {@code risenexa.outbox.*}. The outbox checks the ranges.
     *
     * @param dataSource Name of the DataSource bean whose transactions the events belong to. Needed only if there are
     *     several and none is primary.
     * @param table Name of the table, with a schema in front or not. A further startup has its own: an underscore and its
     *     name are appended.
     * @param createTable Whether the table is created at the start if it is missing. If not, the scripts lie in the jar of
     *     the outbox: risenexa-outbox/postgresql.sql and so on.
     * @param maxInFlight How many events are on their way at the same time; 1 to 256.
     * @param pollInterval How often the worker looks for events that other instances recorded; 10 ms to 1 min.
     * @param heartbeat How often an instance tells the others that it lives; after four missed ones its events are taken
     *     over; 100 ms to 1 min, the same in every instance.
     */
    public record Outbox(
            @Nullable String dataSource,
            @DefaultValue("risenexa_outbox") String table,
            @DefaultValue("false") boolean createTable,
            @DefaultValue("64") int maxInFlight,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("8s") Duration heartbeat) {}

    /**
     * A further startup, injected by {@code @Qualifier("<name>")}; all else is as for the first.
     *
     * @param apiKey Bearer token of this startup, with scope tracking:write.
     * @param startupSlug Slug of this startup.
     */
    public record Client(@Nullable String apiKey, @Nullable String startupSlug) {
        /** These credentials, at another address. */
        public RisenexaConnectionDetails at(@Nullable String baseUrl) {
            return new PropertiesConnectionDetails(apiKey, startupSlug, baseUrl);
        }

        @Override
        public String toString() {
            return "Client[" + startupSlug + "]";
        }
    }
}
