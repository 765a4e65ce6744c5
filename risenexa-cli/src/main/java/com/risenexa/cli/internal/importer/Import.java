package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.importer.ImportCommand.ResumeCommand;
import com.risenexa.cli.internal.importer.ImportOutcome.ImportSummary;
import com.risenexa.cli.internal.importer.RowSender.RowRateLimiter;
import com.risenexa.cli.internal.importer.StopSignal.GracefulShutdown;
import com.risenexa.cli.internal.importer.input.Input;
import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.cli.internal.importer.progress.ProgressView;
import com.risenexa.cli.internal.importer.state.CompletedPrefix;
import com.risenexa.cli.internal.importer.state.DistinctFiles;
import com.risenexa.cli.internal.importer.state.ImportState;
import com.risenexa.cli.internal.importer.state.RejectsFile;
import com.risenexa.cli.internal.importer.state.StateFile;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.RequestPreview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One import, from the options to the report. */
final class Import {
    private static final double NANOS = 1e9;

    private final CliContext context;
    private final ImportOptions options;
    private final ResumeCommand resumeCommand;
    private final ImportCounters counters = new ImportCounters();

    Import(CliContext context, ImportOptions options, ResumeCommand resumeCommand) {
        this.context = context;
        this.options = options;
        this.resumeCommand = resumeCommand;
    }

    ExitCode run() throws InterruptedException, IOException {
        LogSilencer.quieten();
        if (options.file.equals("-") && "-".equals(context.options().apiKeyFile)) {
            throw CliException.usage("the rows and --api-key-file cannot both come from stdin", null);
        }
        Input input = Input.of(options.file, context.process().in());
        Destination target = Destination.of(context, options.concurrency);
        if (options.dryRun) {
            return new DryRun(context, options, target).run(input);
        }
        String content = input.contentHash();
        Path rejects = options.rejects == null ? rejectsBeside(input) : options.rejects;
        Path state = state(content, target);
        DistinctFiles files = new DistinctFiles().rejects(rejects);
        Path source = input.path() == null ? stdinFile() : input.path();
        if (source != null) {
            files.input(source);
        }
        if (state != null) {
            files.state(state);
        }
        files.check();
        try (StateFile file = state == null ? null : StateFile.open(state)) {
            ImportState earlier = earlier(file, content);
            return send(input, target, rejects, content, file, earlier);
        }
    }

    /** A file may have become stdin by the shell. */
    private @Nullable Path stdinFile() {
        Path stdin = Path.of("/dev/stdin");
        return System.in.equals(context.process().in()) && Files.isRegularFile(stdin) ? stdin : null;
    }

    private static Path rejectsBeside(Input input) {
        Path beside = input.besides();
        return beside.resolveSibling(beside.getFileName() + ".rejects.csv");
    }

    private ExitCode send(
            Input input,
            Destination target,
            Path rejectsPath,
            @Nullable String content,
            @Nullable StateFile file,
            @Nullable ImportState earlier)
            throws InterruptedException, IOException {
        long began = System.nanoTime();
        long first = earlier == null ? 0 : earlier.rows();
        RowReaderThread reading = new RowReaderThread(input, options, first, counters);
        RejectsFile rejects = new RejectsFile(rejectsPath, () -> Objects.requireNonNull(reading.header()));
        rejects.check();
        if (earlier != null && earlier.rejects() != null) {
            rejects.resume(earlier.rejects());
        }
        CompletedPrefix prefix = earlier == null
                ? new CompletedPrefix(0, 0, 0)
                : new CompletedPrefix(first, earlier.accepted(), earlier.rejected());
        Checkpoint checkpoint = new Checkpoint(prefix, rejects, file, options.events(), content, began);
        if (file != null) {
            begin(checkpoint, file, began);
        }
        StopSignal stop = new StopSignal();
        RetryQueue again = new RetryQueue(
                options.patience(), () -> ThreadLocalRandom.current().nextDouble());
        TrackingClient client = target.options().build();
        GracefulShutdown ending = new GracefulShutdown(stop, client);
        try (client;
                reading) {
            try (ProgressView view = new ProgressView(context, counters, () -> fraction(input))) {
                view.start();
                reading.start(line -> say(view, line));
                new RowSender(
                                reading,
                                checkpoint,
                                again,
                                new RowRateLimiter(options.rate(), began),
                                counters,
                                stop,
                                first,
                                options.maxErrors,
                                System::nanoTime,
                                view::say)
                        .drive(client);
            }
            boolean sent = counters.read.get() > 0 || first > 0;
            if (!sent && file != null) {
                file.delete(); // nothing to go on with
            }
            ImportOutcome ended = ImportOutcome.of(stop.reason(), reading.end(), sent, checkpoint.rejected());
            if (ended.finished()) {
                checkpoint.finish();
            }
            double seconds = (System.nanoTime() - began) / NANOS;
            new ImportSummary(counters, ended, seconds, rejectsPath, resume(ended, file)).show(context);
            return ended.exitCode();
        } finally {
            ending.finished();
        }
    }

    private void say(ProgressView view, String line) {
        if (!context.options().quiet) {
            view.say(line);
        }
    }

    /** A place that cannot be written is found before the first row is sent. */
    private static void begin(Checkpoint checkpoint, StateFile file, long nanoTime) {
        try {
            checkpoint.save(nanoTime);
        } catch (IOException e) {
            throw StateFile.unwritable(file.path(), e);
        }
    }

    private @Nullable String resume(ImportOutcome ended, @Nullable StateFile file) {
        if (ended.finished()) {
            return null;
        }
        if (file == null) {
            context.say(
                    "There is no state, since a stream cannot be read twice: the same command starts again, and counts"
                            + " nothing twice. With --state FILE it could continue.");
            return null;
        }
        return resumeCommand.toString();
    }

    private double fraction(Input input) {
        if (options.limit != Long.MAX_VALUE) {
            return Math.min(1, counters.read.get() / (double) options.limit);
        }
        return input.size() < 0 ? Double.NaN : Math.min(1, input.position() / (double) input.size());
    }

    private @Nullable Path state(@Nullable String content, Destination target) {
        Path given = options.state;
        if (given != null) {
            return given;
        }
        if (content == null) {
            if (options.resume) {
                throw CliException.usage("a stream can only be resumed with --state FILE", null);
            }
            return null;
        }
        ProcessEnvironment around = context.process();
        String home = String.valueOf(around.properties().apply("user.home"));
        return StateFile.location(around.environment(), home, content, target.url(), target.startupSlug());
    }

    private @Nullable ImportState earlier(@Nullable StateFile file, @Nullable String content) {
        if (file == null || options.restart) {
            return null;
        }
        if (!options.resume) {
            if (Files.exists(file.path())) {
                context.say("An interrupted import left a state in " + file.path()
                        + "; this one begins with the first row all the same. --resume would continue there.");
            }
            return null;
        }
        ImportState state = file.read();
        if (state == null) {
            context.say("There is no state to continue from (" + file.path() + "): beginning with the first row.");
            return null;
        }
        if (!Objects.equals(state.content(), content)) {
            throw CliException.usage(
                    "the state " + file.path() + " belongs to another content than " + options.file,
                    "Start again with --restart: no row is counted twice.");
        }
        if (!state.events().equals(options.events())) {
            throw CliException.usage(
                    "the interrupted import made events by \"" + state.events() + "\", and this one would by \""
                            + options.events() + "\"",
                    "Give the same options, or start again with --restart.");
        }
        return state;
    }

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
}
