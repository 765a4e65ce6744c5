package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;
import com.risenexa.cli.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that the arguments name, and runs it. */
final class CommandRunner {
    private final CliContext context;

    CommandRunner(CliContext context) {
        this.context = context;
    }

    Exit run(String... args) throws Exception {
        ParseResult parsed;
        try {
            parsed = parse(args);
        } catch (ParameterException e) {
            context.options().json |= List.of(args).contains("--json");
            throw Usage.of(e);
        }
        boolean help = parsed.isUsageHelpRequested();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            help |= parsed.isUsageHelpRequested();
        }
        CommandLine command = parsed.commandSpec().commandLine();
        if (help) {
            context.out().print(HelpText.of(command, context.out()));
            return ExitCode.DONE;
        }
        if (parsed.commandSpec().userObject() instanceof CliCommand chosen) {
            return chosen.run();
        }
        context.err().print(HelpText.of(command, context.err()));
        return ExitCode.USAGE;
    }

    /** Only all commands together can say which one was meant. */
    private ParseResult parse(String... args) {
        try {
            return CommandTree.named(context, args).parseArgs(args);
        } catch (ParameterException e) {
            return parseAll(args);
        }
    }

    private ParseResult parseAll(String... args) {
        try {
            return CommandTree.all(context).parseArgs(args);
        } catch (UnmatchedArgumentException e) {
            throw e;
        } catch (ParameterException e) {
            throw Usage.mistyped(e, CommandTree.all(context), args);
        }
    }
}
