package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.RequestPreview;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The client that events are sent through.
 *
 * @param options of the client
 * @param url what is posted to
 */
record Destination(TrackingClient.Builder options, String url, String startupSlug) {
    /**
     * As it is configured.
     *
     * @throws CliException if something is missing or unusable: before the first row is read
     */
    static Destination of(CliContext context, @Nullable Integer concurrency) {
        Configuration configuration = Configuration.orSandbox(context);
        TrackingClient.Builder options = configuration.client().drainOnExit(Duration.ZERO);
        if (concurrency != null) {
            options.maxInFlight(concurrency);
        }
        RequestPreview preview = RequestPreview.of(options, TrackingEvent.registration("a"));
        if (preview.error() instanceof Rejected.ConfigurationError fault) {
            throw CliException.configuration(fault.message(), configuration.hint());
        }
        return new Destination(
                options,
                preview.url(),
                String.valueOf(configuration.givenStartup()).strip());
    }
}
