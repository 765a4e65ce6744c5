package com.risenexa.cli.internal.config;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Show each setting and where its value comes from; the API key is masked.")
public final class ConfigShowCommand extends SessionCommand {
    public ConfigShowCommand(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() {
        new ConfigTable(session()).show(Configuration.orSandbox(session()));
        return ExitCode.DONE;
    }
}
