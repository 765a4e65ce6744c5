package com.risenexa.tracking.spring.internal.settings;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code risenexa.*}. Ranges are judged by the client, which knows them.
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
 * @param dryRun Whether events are judged and logged, but not sent.
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
        @DefaultValue @NestedConfigurationProperty HealthProperties health,
        @DefaultValue @NestedConfigurationProperty OutboxProperties outbox,
        @DefaultValue Map<String, StartupProperties> startups) {

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
        return "RisenexaProperties[" + startupSlug + ", " + Secrets.masked(apiKey) + ", " + baseUrl + "]";
    }
}
