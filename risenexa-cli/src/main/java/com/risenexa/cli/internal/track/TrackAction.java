package com.risenexa.cli.internal.track;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.LogSilencer;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.RequestPreview;

/** Sends one event, or shows what would be sent. */
final class TrackAction {
    private final CliContext context;

    TrackAction(CliContext context) {
        this.context = context;
    }

    ExitCode run(TrackingEvent event, boolean dryRun) throws InterruptedException {
        LogSilencer.quieten();
        Configuration configuration = Configuration.orSandbox(context);
        TrackingClient.Builder options = configuration.client();
        ResultPrinter text = new ResultPrinter(context, configuration.hint());
        if (dryRun) {
            RequestPreview preview = RequestPreview.of(options, event);
            if (preview.error() == null) {
                new PreviewPrinter(context).show(preview);
                return ExitCode.DONE;
            }
            text.show(event, preview.error());
            return exitCode(preview.error());
        }
        TrackResult result;
        if (context.options().verbose) {
            AttemptLogger lines = new AttemptLogger(context);
            result = send(options.listener(lines), event);
            lines.finish();
        } else {
            result = send(options, event);
        }
        text.show(event, result);
        return exitCode(result);
    }

    private static TrackResult send(TrackingClient.Builder options, TrackingEvent event) {
        try (TrackingClient client = options.build()) {
            return client.track(event);
        }
    }

    private static ExitCode exitCode(TrackResult result) {
        return result.fold(
                accepted -> ExitCode.DONE,
                rejected -> rejected instanceof Rejected.ConfigurationError ? ExitCode.USAGE : ExitCode.REFUSED,
                undelivered -> ExitCode.TEMPORARY);
    }
}
