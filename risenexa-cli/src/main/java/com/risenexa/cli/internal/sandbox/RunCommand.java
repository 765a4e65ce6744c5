package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.Exit;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliCommand;
import java.util.ArrayList;
import java.util.List;
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
}
