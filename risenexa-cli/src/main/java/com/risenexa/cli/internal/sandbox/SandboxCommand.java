package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.AuditCommand.VerifyCommand;
import com.risenexa.cli.internal.sandbox.SandboxLauncher.ServerOptions;
import com.risenexa.cli.internal.sandbox.StatusCommand.CountersCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sandbox",
        description = "A local Risenexa. Without a command it starts one, like start.",
        subcommands = {
            SandboxCommand.StartCommand.class,
            RunCommand.class,
            StatusCommand.class,
            EnvCommand.class,
            OpenCommand.class,
            EventsCommand.class,
            CountersCommand.class,
            FailuresCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            WaitCommand.class,
            FaultCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            ResetCommand.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {"  risenexa sandbox", "  risenexa sandbox --memory --fault lost-ack,ok"})
public final class SandboxCommand extends CliCommand {
    @Mixin
    StartOptions options = new StartOptions();

    public SandboxCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() throws Exception {
        return new StartSandboxAction(context(), options).run();
    }

    @Command(
            name = "start",
            description =
                    "Start a sandbox and show what arrives, until Ctrl-C. If one runs there already, show that one.",
            footer = {
                "  risenexa sandbox start",
                "  risenexa sandbox start --memory --port 0 --fault lost-ack,ok --ready-file ready.json"
            })
    public static final class StartCommand extends CliCommand {
        @Mixin
        StartOptions options = new StartOptions();

        public StartCommand(CliContext context) {
            super(context);
        }

        @Override
        protected ExitCode run() throws Exception {
            return new StartSandboxAction(context(), options).run();
        }
    }

    /** The options of {@code sandbox start}. */
    static final class StartOptions {
        @Mixin
        ServerOptions server = new ServerOptions();

        @Option(names = "--no-tail", description = "Do not show what arrives.")
        boolean noTail;
    }

    /** A command that asks a sandbox: the one of the base URL that is configured, else the one of this machine. */
    abstract static class SandboxSubcommand extends CliCommand {
        SandboxSubcommand(CliContext context) {
            super(context);
        }

        @Override
        protected final ExitCode run() throws Exception {
            Configuration configured = Configuration.read(context());
            String url = configured.givenBaseUrl();
            String usual = "http://127.0.0.1:" + context().process().sandboxPort();
            return ask(new SandboxApi(url == null ? usual : url), configured.givenStartup());
        }

        /**
         * Asks.
         *
         * @param startup the one that is configured; null if none is
         */
        abstract ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws Exception;
    }
}
