package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.internal.settings.InvalidTrackingConfigurationException;
import com.risenexa.tracking.spring.internal.settings.ResolvedConnectionDetails;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.support.RequestPreview;
import com.risenexa.tracking.support.Tuning;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Makes and registers the client of a startup, and reports at once what is wrong with its settings. */
public final class ClientFactory {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final RisenexaProperties properties;
    private final RisenexaConnectionDetails details;
    private final ClientRegistry registry;
    private final ObjectProvider<TrackingClient.Builder> builders;
    private final List<TrackingListener> listeners;
    private final List<TrackingClientBuilderCustomizer> customizers;
    private final List<ClientDecorator> decorators;
    private final TransactionCheck transactions;

    /**
     * A factory.
     *
     * @param builders gives a fresh builder each time
     */
    public ClientFactory(
            RisenexaProperties properties,
            RisenexaConnectionDetails details,
            ClientRegistry registry,
            ObjectProvider<TrackingClient.Builder> builders,
            ObjectProvider<TrackingListener> listeners,
            ObjectProvider<TrackingClientBuilderCustomizer> customizers,
            ObjectProvider<ClientDecorator> decorators,
            ObjectProvider<TransactionCheck> transactions) {
        this.properties = properties;
        this.details = details;
        this.registry = registry;
        this.builders = builders;
        this.listeners = listeners.orderedStream().toList();
        this.customizers = customizers.orderedStream().toList();
        this.decorators = decorators.orderedStream().toList();
        this.transactions = transactions.getIfAvailable(() -> () -> false);
    }

    /**
     * The client of the first startup, or of one in {@code risenexa.startups}.
     *
     * @throws InvalidTrackingConfigurationException if the settings are unusable and {@code risenexa.fail-fast} is true
     */
    public TrackingClient create(String name) {
        ResolvedConnectionDetails resolved = ResolvedConnectionDetails.of(prefix(name), detailsOf(name));
        ResultStats stats = new ResultStats(InstantSource.system());
        TrackingClient.Builder builder = builder(resolved, stats);
        TrackingClient plain = builder.build();
        if (RequestPreview.of(builder, null).error() instanceof ConfigurationError error) {
            if (properties.failFast()) {
                plain.close(Duration.ZERO);
                throw unusable(prefix(name), error, resolved.faults());
            }
            resolved.faults().forEach(LOG::warn);
            // Sends nothing, and lets the client log now what it logs once.
            var unused = plain.track(null);
            stats.unusable(error);
        }
        TrackingClient client = plain;
        for (ClientDecorator decorator : decorators) {
            client = decorator.decorate(name, client);
        }
        registry.add(new ClientRegistration(name, client, plain, true, stats, new DiscardCounters()));
        return new InjectedClient(client, transactions);
    }

    private RisenexaConnectionDetails detailsOf(String name) {
        if (name.equals(ClientRegistry.DEFAULT)) {
            return details;
        }
        RisenexaProperties.Client own = properties.startups().get(name);
        if (own == null) {
            throw new IllegalStateException(
                    "risenexa.startups." + name + " existed when the application was built, and is missing now");
        }
        RisenexaConnectionDetails given = details.startup(name);
        return given != null ? given : own.at(details.baseUrl());
    }

    private TrackingClient.Builder builder(ResolvedConnectionDetails resolved, ResultStats stats) {
        TrackingClient.Builder builder = builders.getObject()
                .apiKey(resolved.apiKey())
                .startupSlug(resolved.startupSlug())
                .baseUrl(resolved.baseUrl())
                .timeout(properties.timeout())
                .maxRetries(properties.maxRetries())
                .maxRetryAfter(properties.maxRetryAfter())
                .allowInsecure(properties.allowInsecure())
                .maxPending(properties.maxPending())
                .maxInFlight(properties.maxInFlight())
                // The JVM's hooks run beside the end of the context, which drains in its own order.
                .drainOnExit(Duration.ZERO)
                .listener(new CompositeTrackingListener(stats, listeners));
        customizers.forEach(customizer -> customizer.customize(builder));
        if (properties.dryRun()) {
            TrackError error = RequestPreview.of(builder, null).error();
            String obstacle = error instanceof ConfigurationError ? error.message() : null;
            var unused = Tuning.of(builder).engine(new DryRunEngine(obstacle));
        }
        return builder;
    }

    private static String prefix(String name) {
        return name.equals(ClientRegistry.DEFAULT) ? "risenexa" : "risenexa.startups." + name;
    }

    private static InvalidTrackingConfigurationException unusable(
            String prefix, ConfigurationError error, List<String> faults) {
        String all = Stream.concat(Stream.of(error.message()), faults.stream()).collect(Collectors.joining("; "));
        return new InvalidTrackingConfigurationException(
                "Nothing can be tracked with the settings of " + prefix + ": " + all,
                "Set " + prefix + ".api-key and " + prefix + ".startup-slug (or the environment's RISENEXA_API_KEY and"
                        + " RISENEXA_STARTUP_SLUG), and change what else is named above. To start without, and have each"
                        + " call answer configuration_error, set risenexa.fail-fast=false.");
    }
}
