package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.OpenCommand.Browser;
import com.risenexa.cli.internal.sandbox.SandboxCommand.StartOptions;
import com.risenexa.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts a sandbox in this process and shows its traffic, or attaches to the one that is there. */
final class StartSandboxAction {
    /** A sandbox of another process may be started again. */
    private static final Duration REMOTE_PATIENCE = Duration.ofSeconds(5);

    private static final Path USUAL_DATA = Path.of(".risenexa", "sandbox");

    private final CliContext context;
    private final StartOptions options;
    private final SandboxLauncher server;

    StartSandboxAction(CliContext context, StartOptions options) {
        this.context = context;
        this.options = options;
        this.server = new SandboxLauncher(context, options.server, USUAL_DATA.toString());
    }

    ExitCode run() throws Exception {
        LogSilencer.quieten();
        String there = server.there();
        if (there != null) {
            AttemptTail tail = tail(there, REMOTE_PATIENCE);
            context.say("A sandbox runs at " + there + " already; this shows what arrives there.");
            openPage(there);
            return show(tail);
        }
        ReadyFile readyFile = ReadyFile.named(options.server.readyFile);
        Sandbox sandbox = server.start();
        try (SandboxShutdown ending = new SandboxShutdown(sandbox, readyFile)) {
            AttemptTail tail = tail(sandbox.baseUrl(), Duration.ZERO); // before anybody is told: nothing is missed
            ending.sayReady();
            new Banner(context).show(sandbox, server.data(), server.isOpenToOthers());
            openPage(sandbox.baseUrl());
            return showUntil(ending, tail);
        }
    }

    private ExitCode showUntil(SandboxShutdown ending, @Nullable AttemptTail tail) throws InterruptedException {
        try {
            return show(tail);
        } catch (CliException e) {
            if (ending.hasEnded()) {
                return ExitCode.DONE; // a signal ends the process, and has ended the sandbox before the tail
            }
            throw e;
        }
    }

    private @Nullable AttemptTail tail(String baseUrl, Duration patience) {
        return options.noTail ? null : new AttemptTail(context, new SandboxApi(baseUrl), patience);
    }

    private static ExitCode show(@Nullable AttemptTail tail) throws InterruptedException {
        if (tail == null) {
            new CountDownLatch(1).await(); // until a signal ends the process
            return ExitCode.DONE;
        }
        return tail.follow();
    }

    private void openPage(String baseUrl) {
        if (options.server.open) {
            new Browser(context.process()).openAside(baseUrl + "/", context);
        }
    }

    /** Shows each request as it arrives, until the process or the sandbox ends. */
    static final class AttemptTail {
        private final CliContext context;
        private final StreamFollower feed;

        /** Begins here: what arrived before is left to {@code sandbox events}. */
        AttemptTail(CliContext context, SandboxApi sandbox, Duration patience) {
            this.context = context;
            this.feed = new StreamFollower(sandbox, null, JsonFields.number(sandbox.health(), "last_seq"), patience);
        }

        ExitCode follow() throws InterruptedException {
            feed.follow(new AttemptPrinter(context, attempt -> true));
            return ExitCode.DONE;
        }
    }

    /** Prints address, startup, key and data folder of a started sandbox to stderr. */
    static final class Banner {
        private final CliContext context;

        Banner(CliContext context) {
            this.context = context;
        }

        void show(Sandbox sandbox, @Nullable String data, boolean openToOthers) {
            Output err = context.err();
            context.say("Sandbox at " + err.in(Style.LINK, sandbox.baseUrl() + "/")
                    + err.in(Style.DIM, "  Ctrl-C ends it"));
            context.say("  startup " + sandbox.startupSlug() + ", key " + sandbox.apiKey() + ", "
                    + (data == null ? "data in memory" : "data in " + data));
            if (openToOthers) {
                context.say(err.in(Style.WARN, "  Warning: ") + "it can be reached from other machines.");
            }
        }
    }

    /**
     * The clean end of a sandbox, by whichever way it comes first: a signal ends the process through a hook. The ready file
     * goes before the server.
     */
    static final class SandboxShutdown implements AutoCloseable {
        private final Sandbox sandbox;
        private final @Nullable ReadyFile readyFile;
        private final Thread atExit = new Thread(this::end, "risenexa-end");
        private boolean ended;

        SandboxShutdown(Sandbox sandbox, @Nullable ReadyFile readyFile) {
            this.sandbox = sandbox;
            this.readyFile = readyFile;
            Runtime.getRuntime().addShutdownHook(atExit);
        }

        /** Tells whoever waits for it that the sandbox answers. */
        synchronized void sayReady() {
            if (readyFile != null && !ended) {
                readyFile.write(sandbox);
            }
        }

        synchronized boolean hasEnded() {
            return ended;
        }

        private synchronized void end() {
            if (!ended) {
                ended = true;
                if (readyFile != null) {
                    readyFile.remove();
                }
                sandbox.close();
            }
        }

        @Override
        public void close() {
            end();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The process is ending, and the hook has run or is running.
            }
        }
    }
}
