package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.Exit;
import com.risenexa.cli.internal.Cli.LogSilencer;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.EnvCommand.ClientEnvironment;
import com.risenexa.cli.internal.sandbox.OpenCommand.Browser;
import com.risenexa.cli.internal.sandbox.SandboxLauncher.ServerOptions;
import com.risenexa.cli.internal.sandbox.StartSandboxAction.SandboxShutdown;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        showEndOfOptionsDelimiterInUsageHelp = true,
        description = "Run a command beside a sandbox that it finds by its environment, and end as it ends. The sandbox"
                + " is new and in memory, or the one that is there already.",
        footer = {
            "  risenexa sandbox run -- ./gradlew integrationTest",
            "  risenexa sandbox run --port 0 --fault lost-ack,ok -- java -jar app.jar"
        })
public final class RunCommand extends CliCommand {
    @Mixin
    ServerOptions server = new ServerOptions();

    @Parameters(arity = "1..*", paramLabel = "CMD", description = "The command and its arguments.")
    List<String> command = new ArrayList<>();

    public RunCommand(CliContext context) {
        super(context);
    }

    /** What follows the command is the command's, also where the two dashes were forgotten. */
    @Spec
    void spec(CommandSpec spec) {
        spec.parser().stopAtPositional(true);
    }

    @Override
    protected Exit run() throws Exception {
        return new RunWithSandbox(context(), server, command).run();
    }

    /** Runs a command beside a sandbox: the one at {@code --base-url}, the one that is there, or one of its own. */
    static final class RunWithSandbox {
        private final CliContext context;
        private final ServerOptions options;
        private final List<String> command;

        RunWithSandbox(CliContext context, ServerOptions options, List<String> command) {
            this.context = context;
            this.options = options;
            this.command = command;
        }

        Exit run() throws Exception {
            LogSilencer.quieten();
            SandboxLauncher server = new SandboxLauncher(context, options, null);
            String there = context.options().baseUrl == null ? server.there() : context.options().baseUrl;
            if (there != null) {
                context.say("Using the sandbox at " + there + ", which keeps running afterwards.");
                return beside(new SandboxApi(there), Configuration.read(context).givenStartup(), false);
            }
            ReadyFile readyFile = ReadyFile.named(options.readyFile);
            Sandbox sandbox = server.start();
            try (SandboxShutdown ending = new SandboxShutdown(sandbox, readyFile)) {
                ending.sayReady();
                return beside(new SandboxApi(sandbox.baseUrl()), sandbox.startupSlug(), true);
            }
        }

        private Exit beside(SandboxApi sandbox, @Nullable String startup, boolean own) throws InterruptedException {
            ProcessBuilder child = new ProcessBuilder(command);
            child.environment().putAll(ClientEnvironment.of(context, sandbox, startup));
            int code;
            try (ChildProcess process = ChildProcess.start(child, context)) {
                if (options.open) {
                    new Browser(context.process()).openAside(sandbox.baseUrl() + "/", context);
                }
                code = process.await();
            } catch (IOException e) {
                String why =
                        e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
                throw CliException.usage(command.get(0) + " cannot be run: " + why, null);
            }
            new RunReport(context, sandbox).show(code, own);
            return () -> code;
        }
    }

    /** The attempts and checks of a sandbox while a command ran beside it. */
    static final class RunReport {
        private final CliContext context;
        private final SandboxApi sandbox;

        RunReport(CliContext context, SandboxApi sandbox) {
            this.context = context;
            this.sandbox = sandbox;
        }

        /**
         * Says it, before it is forgotten.
         *
         * @param own whether the sandbox ends now; one that goes on can be asked, and has seen others too
         */
        void show(int code, boolean own) {
            if (context.json()) {
                Map<String, @Nullable Object> document = new LinkedHashMap<>();
                document.put("exit_code", code);
                document.put("base_url", sandbox.baseUrl());
                document.put("started", own);
                document.put(
                        "counters", sandbox.get("/counters", QueryString.NONE).json());
                document.put("verify", sandbox.get("/verify", QueryString.NONE).json());
                document.put("audit", audit());
                context.document(document);
            } else if (own && !context.options().quiet) {
                say();
            }
        }

        private Map<String, @Nullable Object> audit() {
            return sandbox.get("/audit", QueryString.NONE.with("max_retries", "any"))
                    .json();
        }

        private void say() {
            SandboxApi.Answer verify = sandbox.get("/verify", QueryString.NONE);
            Map<String, @Nullable Object> audit = audit();
            String sums = "Sandbox: " + JsonFields.counted(verify.json(), "attempts") + ", "
                    + JsonFields.counted(verify.json(), "events") + ", "
                    + JsonFields.counted(verify.json(), "duplicates") + "; ";
            List<String> broken = new ArrayList<>();
            for (Map<String, @Nullable Object> rule : JsonFields.maps(audit.get("rules"))) {
                if (!JsonFields.text(rule, "result").equals("pass")) {
                    broken.add(JsonFields.text(rule, "rule"));
                }
            }
            boolean ok = verify.ok() && Boolean.TRUE.equals(audit.get("ok"));
            context.say(sums
                    + context.err().in(ok ? Style.GOOD : Style.BAD, verify.ok() ? "verify ok" : "verify failed")
                    + (broken.isEmpty()
                            ? ""
                            : context.err().in(ok ? Style.WARN : Style.BAD, ", audit: " + String.join(" ", broken))));
        }
    }

    /**
     * A child that has the terminal, or whatever stands in its place, and gets the signals that this process gets. Beside
     * {@code --json} stdout is the document's, and what the child writes there goes to stderr.
     */
    static final class ChildProcess implements AutoCloseable {
        private final Process process;
        private final SignalForwarder signals;
        private final @Nullable Thread copying;

        private ChildProcess(Process process, SignalForwarder signals, @Nullable Thread copying) {
            this.process = process;
            this.signals = signals;
            this.copying = copying;
        }

        static ChildProcess start(ProcessBuilder command, CliContext context) throws IOException {
            boolean json = context.json();
            command.redirectInput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
            command.redirectOutput(json ? Redirect.PIPE : Redirect.INHERIT);
            SignalForwarder signals = new SignalForwarder();
            try {
                Process process = signals.start(command);
                return new ChildProcess(process, signals, json ? copying(process, context.errStream()) : null);
            } catch (IOException e) {
                signals.close();
                throw e;
            }
        }

        private static Thread copying(Process process, OutputStream err) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            process.getInputStream()
                                    .transferTo(err); // also what nobody reads: else the child would wait
                        } catch (IOException e) {
                            // It has ended.
                        }
                    },
                    "risenexa-child-out");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        /** Until it ends; its exit code, 128 and the signal's number if a signal ended it. */
        int await() throws InterruptedException {
            int code = process.waitFor();
            if (copying != null) {
                copying.join();
            }
            return code;
        }

        @Override
        public void close() {
            signals.close();
        }
    }
}
