package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The description of a command, with the exit codes. */
final class HelpText {
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
