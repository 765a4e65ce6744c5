package com.risenexa.cli.internal.track;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.support.RequestPreview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
                rejected -> rejected instanceof Rejected.ConfigurationError ? ExitCode.USAGE : ExitCode.REJECTED,
                undelivered -> ExitCode.TEMPORARY);
    }

    /** With {@code -v}, a line on stderr for each attempt as it ends. */
    static final class AttemptLogger implements TrackingListener {
        private static final long MOST_MILLIS = 1000;

        private final CountDownLatch all = new CountDownLatch(1);
        private final CliContext context;

        AttemptLogger(CliContext context) {
            this.context = context;
        }

        /** Waits until the last line is written: the listener is told on a thread of its own. */
        void finish() throws InterruptedException {
            all.await(MOST_MILLIS, TimeUnit.MILLISECONDS);
        }

        @Override
        public void onResult(TrackingEvent event, TrackResult result) {
            all.countDown();
        }

        @Override
        public void onAttempt(TrackingEvent event, Attempt attempt) {
            Integer status = attempt.statusCode();
            String outcome = status == null ? TerminalSanitizer.text(attempt.failure()) : String.valueOf(status);
            Duration pause = attempt.nextWait();
            String next = pause == null ? "" : String.format(Locale.ROOT, ", again in %.1f s", pause.toMillis() / 1e3);
            context.say("attempt " + attempt.number() + ": " + outcome + " after "
                    + attempt.duration().toMillis() + " ms" + next);
        }
    }

    /** Shows a request that is not sent. */
    static final class PreviewPrinter {
        private final CliContext context;

        PreviewPrinter(CliContext context) {
            this.context = context;
        }

        void show(RequestPreview preview) {
            if (context.json()) {
                context.document(document(preview));
                return;
            }
            Output out = context.out();
            out.line(preview.method() + " " + TerminalSanitizer.text(preview.url()));
            preview.headers().forEach((name, value) -> out.line(name + ": " + TerminalSanitizer.text(value)));
            out.line("");
            out.line(TerminalSanitizer.text(preview.body()));
            context.say("Nothing was sent.");
        }

        private static Map<String, @Nullable Object> document(RequestPreview preview) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("method", preview.method());
            document.put("url", preview.url());
            document.put("headers", preview.headers());
            try {
                document.put("body", JsonText.readObject(preview.body()));
            } catch (IOException e) {
                throw new UncheckedIOException("the client made no JSON", e);
            }
            return document;
        }
    }
}
