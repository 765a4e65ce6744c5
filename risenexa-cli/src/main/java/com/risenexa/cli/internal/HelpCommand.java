package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand.TimeoutOption;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
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

    /** The description of a command, with the exit codes. */
    static final class HelpText {
        private HelpText() {}

        static String of(CommandLine command, Output output) {
            Map<String, String> codes = new LinkedHashMap<>();
            for (ExitCode code : ExitCode.values()) {
                codes.put(String.valueOf(code.code()), code.meaning());
            }
            describeTimeout(command.getCommandSpec());
            UsageMessageSpec text = command.getCommandSpec().usageMessage();
            text.exitCodeListHeading("%nExit codes:%n");
            text.exitCodeList(codes);
            text.optionListHeading("%nOptions:%n");
            text.parameterListHeading("%n");
            text.commandListHeading("%nCommands:%n");
            text.descriptionHeading("%n");
            text.footerHeading(text.footer().length == 0 ? "" : "%nExamples:%n");
            text.width(80);
            boolean colour = !output.in(Style.STRONG, "").isEmpty();
            return command.getUsageMessage(colour ? Ansi.ON : Ansi.OFF);
        }

        /** An option that all commands share has one description, and is replaced where that is not what it means. */
        private static void describeTimeout(CommandSpec spec) {
            OptionSpec shared = spec.findOption("--timeout");
            if (shared != null && spec.userObject() instanceof TimeoutOption own) {
                spec.remove(shared);
                spec.addOption(OptionSpec.builder(shared)
                        .description(own.timeoutDescription())
                        .build());
            }
        }
    }
}
