package com.risenexa.cli.internal.demo;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Seven events over a faulty network, each counted once: the product in ten seconds.")
public final class DemoCommand extends CliCommand {
    @Option(names = "--once", description = "End when the events are through, also at a terminal.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where the sandbox of the demo listens (7981, or a free port if that is taken).")
    private @Nullable Integer port;

    public DemoCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() throws Exception {
        return new Demo(context(), port, once).run();
    }
}
