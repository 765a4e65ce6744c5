package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.spi.RequestPreview;
import com.risenexa.tracking.spi.Tuning;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.internal.settings.ResolvedConnectionDetails;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import com.risenexa.tracking.spring.internal.transaction.DiscardCounters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Makes the client of a startup, and says at once what is wrong with its settings. */
public final class ClientFactory {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final RisenexaProperties properties;
    private final ClientRegistry startups;
    private final Supplier<TrackingClient.Builder> builders;
    private final List<TrackingListener> listeners;
    private final List<TrackingClientBuilderCustomizer> customizers;
    private final List<ClientDecorator> decorators;

    /**
     * A factory.
     *
     * @param builders gives a fresh builder each time
     */
    public ClientFactory(
            RisenexaProperties properties,
            ClientRegistry startups,
            Supplier<TrackingClient.Builder> builders,
            List<TrackingListener> listeners,
            List<TrackingClientBuilderCustomizer> customizers,
            List<ClientDecorator> decorators) {
        this.properties = properties;
        this.startups = startups;
        this.builders = builders;
        this.listeners = List.copyOf(listeners);
        this.customizers = List.copyOf(customizers);
        this.decorators = List.copyOf(decorators);
    }

    /**
     * Makes one.
     *
     * @throws InvalidTrackingConfigurationException if the settings are unusable, and that shall end the application
     */
    public TrackingClient create(String name, RisenexaConnectionDetails given) {
        ResolvedConnectionDetails details = ResolvedConnectionDetails.of(prefix(name), given);
        ResultStats activity = new ResultStats(InstantSource.system());
        TrackingClient.Builder builder = builder(details, activity);
        TrackingClient plain = builder.build();
        TrackError error = RequestPreview.of(builder, null).error();
        if (error instanceof ConfigurationError) {
            if (properties.failFast()) {
                plain.close(Duration.ZERO);
                throw new InvalidTrackingConfigurationException(name, fault(error, details.faults()));
            }
            details.faults().forEach(LOG::warn);
            // Sends nothing, and lets the client say now what it says once.
            var unused = plain.track(null);
            activity.unusable(error);
        }
        TrackingClient client = plain;
        for (ClientDecorator decorator : decorators) {
            client = decorator.decorate(name, client);
        }
        startups.add(new ClientRegistration(name, client, plain, true, activity, new DiscardCounters()));
        return client;
    }

    /** Of the properties of this startup. */
    public static String prefix(String startup) {
        return startup.equals(ClientRegistry.DEFAULT) ? "risenexa" : "risenexa.startups." + startup;
    }

    private static String fault(TrackError error, List<String> variables) {
        return Stream.concat(Stream.of(error.message()), variables.stream()).collect(Collectors.joining("; "));
    }

    private TrackingClient.Builder builder(ResolvedConnectionDetails details, ResultStats activity) {
        TrackingClient.Builder builder = builders.get()
                .apiKey(details.apiKey())
                .startupSlug(details.startupSlug())
                .baseUrl(details.baseUrl())
                .timeout(properties.timeout())
                .maxRetries(properties.maxRetries())
                .maxRetryAfter(properties.maxRetryAfter())
                .allowInsecure(properties.allowInsecure())
                .maxPending(properties.maxPending())
                .maxInFlight(properties.maxInFlight())
                // The JVM's hooks run beside the end of the context, which drains in its own order.
                .drainOnExit(Duration.ZERO)
                .listener(new CompositeTrackingListener(activity, listeners));
        customizers.forEach(customizer -> customizer.customize(builder));
        if (properties.dryRun()) {
            TrackError error = RequestPreview.of(builder, null).error();
            String obstacle = error instanceof ConfigurationError ? error.message() : null;
            var unused = Tuning.engine(builder, new DryRunEngine(obstacle));
        }
        decorators.forEach(decorator -> decorator.prepare(builder));
        return builder;
    }
}
