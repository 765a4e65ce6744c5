package com.risenexa.cli.internal.config;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliCommand;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Show each setting and where its value comes from; the API key is masked.")
public final class ConfigShowCommand extends CliCommand {
    public ConfigShowCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        new ConfigTable(context()).show(Configuration.orSandbox(context()));
        return ExitCode.DONE;
    }
}
