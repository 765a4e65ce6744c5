package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "help",
        description = "Describe a command, as its --help does.",
        footer = {"  risenexa help track", "  risenexa help sandbox wait"})
public final class HelpCommand extends CliCommand {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Which one, such as track or sandbox wait.")
    List<String> names = new ArrayList<>();

    public HelpCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        CommandLine command = CommandTree.all(context());
        for (String name : names) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw Usage.unknown(name, command);
            }
            command = below;
        }
        context().out().print(HelpText.of(command, context().out()));
        return ExitCode.DONE;
    }
}
