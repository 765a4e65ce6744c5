package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "sandbox",
        description = "A local Risenexa. Without a command it starts one, like start.",
        subcommands = {
            StartCommand.class,
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
}
