package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "start",
        description = "Start a sandbox and show what arrives, until Ctrl-C. If one runs there already, show that one.",
        footer = {
            "  risenexa sandbox start",
            "  risenexa sandbox start --memory --port 0 --fault lost-ack,ok --ready-file ready.json"
        })
public final class StartCommand extends CliCommand {
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
